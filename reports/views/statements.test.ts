import { expect, it } from "vitest";
import { statementsOf } from "../../src/catalogue/statements.js";
import { flawed, invoke, scratch, sound, storedReport } from "../../src/cli/harness.fixture.js";
import { statementsFor, statementsPage } from "./statements.js";

const listed = new Map([
  [
    "gatmiry2023",
    statementsOf(
      "gatmiry2023",
      `
# 3 Norms
Lemma 1 | the spectral norm is at most half of the Frobenius norm
  → flawed, beyond/sound
(2) | the loss | a_i |² of *all*
  – a definition
`.replace("| a_i |", "|a_i|"),
    ),
  ],
  ["wu2025", statementsOf("wu2025", "# 1\nTheorem 1 | a bound\n  → bound\n  – its constant is not named")],
]);

it("lists statements with the claims that check them, what these say, and why there are none", async () => {
  const cwd = scratch();
  await invoke(["verify", "--workers", "1", "--runs", "20", "--seed", "7", "--quiet"], { cwd });
  const page = statementsPage(storedReport(cwd), [sound, flawed], listed, (key) => `${key}.md`);
  expect(page).toContain("*. 2 rows: 1 checked, 0 in part, 1 left out.\n\n### 3 Norms\n\n");
  expect(page).toContain(
    "| Lemma 1 | the spectral norm is at most half of the Frobenius norm | [flawed](gatmiry2023.md) refuted, [sound](beyond.md) holds |\n",
  );
  expect(page).toContain("| (2) | the loss \\|a\\_i\\|² of \\*all\\* | *left out*: a definition |\n");
  // Of a claim that was not run there is no verdict.
  expect(page).toContain(
    "| Theorem 1 | a bound | [bound](wu2025.md)<br>*left out besides*: its constant is not named |\n",
  );
});

it("is about the sources of the claims alone", () => {
  expect([...statementsFor([{ id: "gatmiry2023/flawed" }, { id: "beyond/sound" }], listed).keys()]).toEqual([
    "gatmiry2023",
  ]);
  expect(statementsFor([{ id: "beyond/sound" }], listed).size).toBe(0);
});

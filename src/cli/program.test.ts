import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { spectralClaim } from "../engine/synthetic.fixture.js";
import { invoke, recorder, sound } from "./harness.fixture.js";

describe("wrong usage is told in one line and gives exit status 2", () => {
  it.each<[string, string]>([
    ["bogus", "unknown command 'bogus'; flatcheck --help tells what there is"],
    ["verify --bogus", "unknown option '--bogus'; flatcheck verify --help tells what there is"],
    ["verify --sed 1", "unknown option '--sed' (Did you mean --seed?); flatcheck verify --help tells what there is"],
    ["verify --runs", "option '--runs <n>' argument missing; flatcheck verify --help tells what there is"],
    ["show", "missing required argument 'claim'; flatcheck show --help tells what there is"],
    [
      "lab a",
      "too many arguments for 'lab'. Expected 0 arguments but got 1.; flatcheck lab --help tells what there is",
    ],
    ["verify --runs 0", '--runs: expected a whole number from 1 to 1000000000, got "0"'],
    ["verify --runs 1e3", '--runs: expected a whole number from 1 to 1000000000, got "1e3"'],
    ["verify --seed -1", '--seed: expected a whole number from 0 to 4294967295, got "-1"'],
    ["verify --seed 4294967296", '--seed: expected a whole number from 0 to 4294967295, got "4294967296"'],
    ["verify --workers 0", '--workers: expected a whole number from 1 to 256, got "0"'],
    ["verify --for 30", '--for: expected a time above zero with its unit, got "30"; write 30s, 2m or 1h'],
    ["verify --for 0s", '--for: expected a time above zero with its unit, got "0s"; write 30s, 2m or 1h'],
    ["verify --shard 3/2", '--shard: expected i/n with 1 ≤ i ≤ n, got "3/2"; the second of eight parts is 2/8'],
    ["verify --shard half", '--shard: expected i/n with 1 ≤ i ≤ n, got "half"; the second of eight parts is 2/8'],
    ["verify --out=", '--out: expected a path, got ""'],
    [
      "verify --runs 5 --for 1s",
      "--runs: expected no --for beside it, got both; leave out one of them: either the number of cases or the time decides",
    ],
    [
      "verify --ledger a --for 1s",
      "--for: expected no --ledger beside it, got both; a ledger can be made again only from a number of cases: give --runs",
    ],
    [
      "verify --ledger a --shard 1/2",
      "--shard: expected no --ledger beside it, got both; a ledger is about whole runs: leave out --shard",
    ],
    ["show beyond/sound --tex --json", "--tex: expected no --json beside it, got both; ask for one format at a time"],
    [
      "verify beyond/sund",
      'claims: expected the name of a claim, of one of its forms or of a source, got "beyond/sund"; did you mean beyond/sound? flatcheck list names them all',
    ],
    [
      "verify flawd",
      'claims: expected the name of a claim, of one of its forms or of a source, got "flawd"; did you mean gatmiry2023/flawed? flatcheck list names them all',
    ],
    [
      "verify riemann",
      'claims: expected the name of a claim, of one of its forms or of a source, got "riemann"; flatcheck list names them all',
    ],
    ["verify beyond/sound:corrected", 'claims: expected a form of beyond/sound, that is printed, got "corrected"'],
  ])("flatcheck %s", async (line, complaint) => {
    expect(await invoke(line.split(" "))).toEqual({ code: 2, stdout: "", stderr: `flatcheck: ${complaint}\n` });
  });

  it("offers the nearest names, and asks for one claim where a source has several", async () => {
    const catalogue = [sound, spectralClaim(1)];
    const near = await invoke(["show", "beyond/spectr"], {
      catalogue: [...catalogue, spectralClaim(1, { id: "beyond/spectra" })],
    });
    expect(near.stderr).toContain("; did you mean beyond/spectra or beyond/spectral? flatcheck list");
    expect(await invoke(["show", "beyond"], { catalogue })).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'flatcheck: show: expected one claim, got "beyond", which has 2; name one of them, such as beyond/sound\n',
    });
  });
});

describe("help", () => {
  it("comes on stderr with exit status 2 where nothing is asked for", async () => {
    const { code, stdout, stderr } = await invoke([]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: flatcheck /);
  });

  it("names every command and the exit codes", async () => {
    expect(await invoke(["--help"])).toMatchInlineSnapshot(`
      {
        "code": 0,
        "stderr": "",
        "stdout": "Usage: flatcheck [options] [command]

      Checks published theorems on flat minima of deep linear networks.

      Options:
        -V, --version                     output the version number
        -h, --help                        display help for command

      Commands:
        list [options] [words...]         list claims, or look for some
        show [options] <claim>            show one claim
        verify [options] [claims...]      check claims on many cases
        hunt [options] <claim>            search for a counterexample
        replay [options] <witness>        evaluate a stored counterexample again
        ablate [options] [claims...]      which assumptions a claim needs
        sharpen [options] [claims...]     how tight bounds are
        conjecture [options] [claims...]  bounds that nothing refutes
        doubt [options] [claims...]       how wrong claims that hold could be
                                          unnoticed
        prove [options] [claims...]       prove identities for all real entries
        lint [options] [claims...]        which rules claims break
        check [options] [claims...]       judge your own matrices
        measure [options] <file>          measure your own matrices
        judge [options] [claims...]       judge a program in another language
        vectors [options] [claims...]     write test vectors with certified enclosures
        figures [options] [figures...]    make the figures of the sources again
        lab [options]                     write the laboratory, a page for the browser
        report [options] [reports...]     render stored runs
        export [options] <witness>        write a counterexample as a folder of its
                                          own
        help [command]                    display help for command

      Exit status:
          0  every verdict as expected
          1  some verdict not as expected
          2  wrong usage or input, or output that cannot be written
          3  with --strict: verdicts as expected, but something was left undecided
             that could have been decided
          4  fault of the program, or of its numerics: intervals contradict a
             refutation
        130  interrupted, with what was done reported
      ",
      }
    `);
  });

  it("of verify is the table of its options", async () => {
    expect((await invoke(["verify", "--help"])).stdout).toMatchInlineSnapshot(`
      "Usage: flatcheck verify [options] [claims...]

      Checks every form of the claims, or of all claims, on generated cases and on
      their equality and degenerate cases, prints the ledger and writes report.json
      and, beside it, report.html. Laws that so many cases leave undecided get up to
      four times as many, unless --for or --shard is given. The same seed gives the
      same verdicts on any number of workers. What refutes a form that is expected to
      hold is stored in theorems, as by flatcheck hunt. A run that is interrupted, or
      killed, leaves a checkpoint beside its report, from which --resume goes on.

      Arguments:
        claims                 a claim (gatmiry2023/lemma-4), a form of it
                               (gatmiry2023/lemma-4:printed), or a source
                               (gatmiry2023); all where none is named

      Options:
        --runs <n>             generated cases per claim (default: 1000, 100 large
                               ones)
        --seed <n>             seed of the run, 32 bits (default: a fresh one, which
                               is printed)
        --for <time>           run for about this long instead: 30s, 2m, 1h; what it
                               does not reach is not judged
        --sizes <large>        draw large instances: dimensions and depths up to 64,
                               up to 1000 samples, condition numbers up to 10^12;
                               claims that have none are left out, with the reason
        --case-timeout <time>  longest time that one evaluation may take, before its
                               case counts as an error (default: 60s)
        --workers <n>          threads to run cases on (default: one a processor)
        --shard <i/n>          run only part i of n of the cases of every claim
        --after <file>         the joined shards of a run: run part i of n of the
                               further cases of what they leave undecided
        --out <dir>            folder for report.json (default: reports/runs/latest in
                               this project, reports/runs/large for large sizes; in
                               others, and with --json, none)
        --force                replace a report of a larger run in its usual place,
                               which otherwise stays
        --no-html              write no report.html
        --ledger <dir>         also write the ledger there in Markdown, a page a
                               source, the same on every machine
        --resume               go on from where an interrupted run into the same
                               folder stopped, with the same options
        --observe <file>       also write every case in full, as JSON Lines in
                               Hypothesis's schema of observations
        --json                 print the report on stdout, and nothing else
        --quiet                no ledger and no progress, just the last lines
        --strict               count as a failure what was left undecided of forms
                               that hold and some precision could decide: no ties,
                               where both sides are equal as far as intervals tell,
                               and nothing that rests on an error bound of floating
                               point
        --store <dir>          also replay the witnesses stored there (default:
                               theorems)
        --no-witnesses         replay no stored witness, and store none: whatever is
                               refuted is refuted from scratch
        --no-keep              do not store what refutes a form that is expected to
                               hold; with --store that is so anyway
        --claims <file>        also the claims of this module in JavaScript or
                               TypeScript; may be given several times
        -h, --help             display help for command

      Examples:
        flatcheck verify gatmiry2023 --runs 200
        flatcheck verify gatmiry2023/lemma-1:printed --seed 1 --for 2m
        flatcheck verify --seed 1 --runs 200 --ledger reports/published
        flatcheck verify gatmiry2023 --sizes large

      Exit status:
          0  every verdict as expected
          1  some verdict not as expected
          2  wrong usage or input, or output that cannot be written
          3  with --strict: verdicts as expected, but something was left undecided
             that could have been decided
          4  fault of the program, or of its numerics: intervals contradict a
             refutation
        130  interrupted, with what was done reported
      "
    `);
  });

  it("fits the terminal", async () => {
    const { stdout } = await invoke(["verify", "--help"], { stdout: recorder(true, 70) });
    const prose = stdout.split("\n").filter((line) => !line.startsWith("  flatcheck "));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(70);
  });

  it("gives the version", async () => {
    expect(await invoke(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });
});

describe("a fault of the program", () => {
  it("gives exit status 4 and says that it is one", async () => {
    const broken = spectralClaim(1, {
      specs: {
        draw: () => {
          throw new TypeError("no specs today");
        },
        shrink: () => [],
        spellOut: (spec) => spec,
      },
    });
    const { code, stdout, stderr } = await invoke(["verify", "--runs", "1"], { catalogue: [broken] });
    expect([code, stdout]).toEqual([4, ""]);
    expect(stderr).toMatch(
      /^flatcheck: this is a fault of the program, not of its input:\nTypeError: no specs today\n/,
    );
  });

  it("is told of whatever was thrown", async () => {
    const broken = recorder();
    const stdout = {
      ...broken,
      write: () => {
        throw Object.assign(new Error("torn"), { stack: undefined });
      },
    };
    const { code, stderr } = await invoke(["list"], { stdout });
    expect([code, stderr]).toEqual([4, "flatcheck: this is a fault of the program, not of its input:\ntorn\n"]);
  });
});

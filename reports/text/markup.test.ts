import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compact, fragment, html, joined, trusted } from "./markup.js";

describe("a template of HTML", () => {
  it("escapes text in elements and in attributes", () => {
    const text = `<b>&"'`;
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(
      `<p title="&lt;b&gt;&amp;&quot;&#39;">&lt;b&gt;&amp;&quot;&#39;</p>`,
    );
  });

  it("takes markup, numbers and lists as they are, and null for nothing", () => {
    const items = ["<", html`<i>x</i>`, trusted("<hr>"), 7, null, ["a", ["b"]]];
    expect(html`${items}`.markup).toBe("&lt;<i>x</i><hr>7ab");
    expect(html`${joined(["a", "<", "c"], html`<br />`)}`.markup).toBe("a<br />&lt;<br />c");
  });

  it("shows characters that no page may contain, or that would turn others round", () => {
    expect(html`${"a\u0000\u0007\u202Eb\uD800\n\tc"}`.markup).toBe("a���b�\n\tc");
  });

  it("lets no text become markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });

  it("makes addresses of names", () => {
    expect(fragment("gatmiry2023/lemma-4")).toBe("#gatmiry2023/lemma-4");
    expect(fragment('a"b \uD800')).toBe("#a%22b%20%EF%BF%BD");
  });
});

it("takes out the blanks that nobody sees, and no others", () => {
  const page = trusted(
    "<div>\n  <p>a <b>b</b> <i>c</i>\n   d</p>\n <pre>x\n  y</pre>\n <math><mtext>\u00A0for\u00A0</mtext></math> <table >\n <tr><td>1</td> <td>2</td></tr></table>\n</div>",
  );
  expect(compact(page)).toBe(
    "<div><p>a <b>b</b> <i>c</i> d</p><pre>x\n  y</pre> <math><mtext>\u00A0for\u00A0</math><table><tr><td>1<td>2</table></div>",
  );
});

it("leaves out quotes and ends that change nothing, and no others", () => {
  const kept = `<a href="a b" title="&quot;" data-x=""><use href="a b"/><p>x</p><b>y</b></a>`;
  expect(compact(trusted(kept))).toBe(kept);
  expect(compact(trusted(`<use href="#x"/>`))).toBe("<use href=#x />");
  expect(compact(trusted(`<ul class="x-1"><li id="/a:b"><p>1</p></li><li>2</li></ul>`))).toBe(
    "<ul class=x-1><li id=/a:b><p>1<li>2</ul>",
  );
  const rows = "<math><mrow><mfrac><mrow><mi>x</mi></mrow><mn>2</mn></mfrac></mrow><mi>y</mi></math>";
  expect(compact(trusted(rows))).toBe("<math><mrow><mfrac><mrow><mi>x</mrow><mn>2</mrow><mi>y</math>");
  expect(compact(trusted("<mrow><mrow><mi>x</mi></mrow></mrow>"))).toBe("<mrow><mrow><mi>x</mrow></mrow>");
  expect(compact(html`<p title="${'a"><b>'}">${'x="y">'}</p>`)).toBe(
    `<p title="a&quot;&gt;&lt;b&gt;">x=&quot;y&quot;&gt;</p>`,
  );
});

it("puts a script in italics with what it belongs to", () => {
  const text = "<p><i>W</i><sub><i>i</i></sub><sup><i>n</i></sup><i>x</i> <i>y</i><sub>1</sub></p>";
  expect(compact(trusted(text))).toBe("<p><i>W<sub>i</sub><sup>n</sup>x</i> <i>y</i><sub>1</sub></p>");
});

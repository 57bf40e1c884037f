import { evidence, formName, isExpected, lostWitnesses, verdictText } from "../report/evidence.js";
import type { ClaimReport, FormReport, Report } from "../report/schema.js";
import { witnessLine } from "../report/witness-line.js";
import { byPaper } from "../text/sources.js";

type Attributes = Readonly<Record<string, string | number>>;

/** One test of the file: passed where it has no complaint. */
interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly complaint: { readonly kind: "failure" | "error"; readonly message: string; readonly detail: string } | null;
}

/**
 * A run as JUnit XML in the dialect of Jenkins' xUnit plugin, which other build servers read too: one suite a source,
 * one test a form, and one for every stored witness that does not refute any more. A test fails where the verdict is
 * not the expected one; a form that is refuted as expected passes. Reports hold no times of single forms, so the tests
 * have none.
 */
export function renderJunit(report: Report): string {
  const { seed, runs, version, node, startedAt, seconds, complete } = report.run;
  const properties = { seed, runs: runs ?? "by time", version, node, complete: String(complete) };
  const suites = [...byPaper(report.claims)].map(([paper, claims]) => ({ paper, tests: claims.flatMap(testsOf) }));
  const lost = lostWitnesses(report).map((line): TestCase => {
    return { classname: "witnesses", name: line, complaint: { kind: "failure", message: line, detail: line } };
  });
  if (lost.length > 0) suites.push({ paper: "witnesses", tests: lost });
  const lines = suites.flatMap(({ paper, tests }) => [
    open("testsuite", { name: paper, ...counts(tests), skipped: 0, timestamp: startedAt }),
    "<properties>",
    ...Object.entries(properties).map(([name, value]) => `<property${written({ name, value })}/>`),
    "</properties>",
    ...tests.flatMap(testLines),
    "</testsuite>",
  ]);
  const all = suites.flatMap(({ tests }) => tests);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open("testsuites", { name: "flatcheck", ...counts(all), time: seconds.toFixed(3) }),
    ...lines,
    "</testsuites>",
    "",
  ].join("\n");
}

function testsOf({ id, forms, errors }: ClaimReport): TestCase[] {
  return forms.map((form) => {
    const detail = [...errors.map(({ message, index }) => `case ${index}: ${message}`), ...detailLines(form)];
    const complaint = {
      kind: form.verdict === "error" ? ("error" as const) : ("failure" as const),
      message: `${formName(id, form)}: ${verdictText(form)}`,
      detail: detail.join("\n"),
    };
    return {
      classname: id.replace("/", "."),
      name: form.form,
      complaint: isExpected(form) ? null : complaint,
    };
  });
}

function detailLines(form: FormReport): string[] {
  return [
    evidence(form),
    ...(form.conclusion === null ? [] : [form.conclusion.summary]),
    ...(form.witness === null ? [] : [form.witness.relation, witnessLine(form, form.witness)]),
  ];
}

function counts(tests: readonly TestCase[]) {
  const of = (kind: string): number => tests.filter(({ complaint }) => complaint?.kind === kind).length;
  return { tests: tests.length, failures: of("failure"), errors: of("error") };
}

function testLines({ classname, name, complaint }: TestCase): string[] {
  if (complaint === null) return [`<testcase${written({ classname, name })}/>`];
  const { kind, message, detail } = complaint;
  return [
    open("testcase", { classname, name }),
    `<${kind}${written({ message, type: "verdict" })}>${escaped(detail)}</${kind}>`,
    "</testcase>",
  ];
}

function open(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replace(/"/g, "&quot;").replace(/\n/g, "&#10;")}"`)
    .join("");
}

/** Text of XML 1.0. Characters that it has no way to write, escaped or not, are replaced. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

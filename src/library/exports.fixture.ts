import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import ts from "typescript";

/** A name that a module exports, and where it is declared. */
export interface Exported {
  readonly name: string;
  readonly file: string;
  /** The text of its doc comment; null where there is none. */
  readonly comment: string | null;
}

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file) ?? ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2023, true);
  parsed.set(file, known);
  return known;
}

/** The file of a relative import. */
function fileOf(from: string, specifier: ts.Expression): string {
  if (!ts.isStringLiteral(specifier)) throw new RangeError(`${from}: no string to import from`);
  return resolve(dirname(from), specifier.text.replace(/[.]js$/, ".ts"));
}

/** Everything that a module exports by name, with its own declarations and those of the modules that it hands on. */
export function exportsOf(file: string): Exported[] {
  return parse(file).statements.flatMap((statement): Exported[] => {
    if (ts.isExportDeclaration(statement)) {
      if (statement.moduleSpecifier === undefined) throw new RangeError(`${file}: a list of exports without a module`);
      const source = fileOf(file, statement.moduleSpecifier);
      const all = exportsOf(source);
      if (statement.exportClause === undefined) return all;
      if (!ts.isNamedExports(statement.exportClause)) throw new RangeError(`${file}: a namespace as an export`);
      return statement.exportClause.elements.map(({ name, propertyName }) => {
        const found = all.find((one) => one.name === (propertyName ?? name).text);
        if (found === undefined) throw new RangeError(`${file}: ${source} has no ${name.text}`);
        return { ...found, name: name.text };
      });
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!isExported) return [];
    return namesOf(statement).map((name) => ({ name, file, comment: commentOf(statement) }));
  });
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

function commentOf(node: ts.Node): string | null {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  return comment === undefined ? null : (ts.getTextOfJSDocComment(comment.comment) ?? "");
}

import { resolve } from "node:path";
import { ESLint } from "eslint";

/** The folder of the project. */
export const root = resolve(import.meta.dirname, "..");

/**
 * A linter that asks these rules alone, with the types of the few files of a project of `lint/`, and not of the whole one;
 * anew for each text, on a build server as well.
 */
export function linter(project: string, isAsked: (rule: string) => boolean): ESLint {
  return new ESLint({
    cwd: root,
    overrideConfig: {
      languageOptions: {
        parserOptions: { ...{ projectService: false, project }, disallowAutomaticSingleRunInference: true },
      },
    },
    ruleFilter: ({ ruleId }) => isAsked(ruleId),
  });
}

import type { RuleId } from '../ruleIds';
import { stackFindings } from '../stackFindings';
import type { StackRule } from '../StackRule';
import { ruleFixture } from './ruleFixture';
import type { RuleFixture } from './ruleFixture';

/** Projects in which a rule is broken, and projects in which it is kept. */
interface RuleCases {
  readonly breaks: ReadonlyArray<
    readonly [fixture: RuleFixture, message: string]
  >;
  readonly keeps: readonly RuleFixture[];
}

function messages(rule: RuleId, fixture: RuleFixture): string[] {
  const { project, synthesized } = ruleFixture(fixture);
  return stackFindings(project, synthesized)
    .filter(finding => finding.rule === rule)
    .map(({ message }) => message);
}

function failures(rule: RuleId, { breaks, keeps }: RuleCases): string[] {
  return [
    ...breaks.flatMap(([fixture, expected], index) => {
      const found = messages(rule, fixture);
      return found.length === 1 && found[0].includes(expected)
        ? []
        : [`break ${index}, "${expected}": ${JSON.stringify(found)}`];
    }),
    ...keeps.flatMap((fixture, index) => {
      const found = messages(rule, fixture);
      return found.length ? [`keep ${index}: ${JSON.stringify(found)}`] : [];
    }),
    ...(breaks.length ? [] : ['nothing breaks it']),
    ...(keeps.length ? [] : ['nothing keeps it']),
  ];
}

/**
 * A test for every rule of a table, by its id: what it gets wrong, which is to
 * be nothing. A rule must have cases that break it, with exactly one message
 * that says so, and cases that keep it.
 */
export function ruleTests(
  rules: readonly StackRule[],
  cases: Readonly<Record<string, RuleCases>>,
): Array<[name: string, failures: () => string[]]> {
  const ids = rules.map(({ id }) => id);
  return [
    [
      'has no cases of other rules',
      () => Object.keys(cases).filter(id => !ids.some(known => known === id)),
    ],
    ...ids.map((id): [string, () => string[]] => [
      id,
      () =>
        Object.hasOwn(cases, id)
          ? failures(id, cases[id])
          : ['it has no cases'],
    ]),
  ];
}

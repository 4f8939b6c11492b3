import type { RuleId } from '../ruleIds';
import { stackFindings } from '../stackFindings';
import type { StackRule } from '../StackRule';
import { ruleFixture } from './ruleFixture';
import type { RuleFixture } from './ruleFixture';

/** Projects in which a rule is broken, and projects in which it is kept. */
export interface RuleCases {
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

/** Tests every rule of a table: it fires where it should, and only there. */
export function testRules(
  rules: readonly StackRule[],
  cases: Readonly<Record<string, RuleCases>>,
): void {
  it('has cases for each of its rules, and for no others', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  describe.each(rules.map(({ id }) => id))('%s', id => {
    const { breaks = [], keeps = [] } = Object.hasOwn(cases, id)
      ? cases[id]
      : {};

    it('fires where it is broken', () => {
      expect(breaks.length).toBeGreaterThan(0);
      for (const [fixture, message] of breaks) {
        expect(messages(id, fixture)).toEqual([
          expect.stringContaining(message),
        ]);
      }
    });

    it('is quiet where it is kept', () => {
      expect(keeps.length).toBeGreaterThan(0);
      for (const fixture of keeps) {
        expect(messages(id, fixture)).toEqual([]);
      }
    });
  });
}

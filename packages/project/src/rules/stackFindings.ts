import { ProjectReader } from './reading/ProjectReader';
import { ruleIds } from './ruleIds';
import type { RuleProject, RuleWaiver } from './RuleProject';
import type { Severity } from './RuleInfo';
import type { StackFinding } from './StackFinding';
import type { RuleHit, StackRule } from './StackRule';
import { stackRules } from './stackRules';
import type { SynthesizedLike } from './SynthesizedLike';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Where a project's synthesized stacks break the rules, errors first, in the
 * order of {@link ruleIds} and of deployment. A finding that the project file
 * waives is still there, with the reason and the date; a waiver whose date is
 * past waives nothing.
 *
 * Takes stacks of any shape and never throws for what is in them.
 *
 * @param project - a checked project or platform
 * @param stacks - what it synthesizes to
 * @param options - `today` (YYYY-MM-DD, the current date if left out) decides
 *   which waivers still hold
 * @public
 */
export function stackFindings(
  project: RuleProject,
  stacks: SynthesizedLike,
  options: { today?: string } = {},
): StackFinding[] {
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const { environments = {}, waivers = [] } = project.spec;
  const context = {
    project,
    reader: new ProjectReader(stacks),
    environment: (name: string | undefined) =>
      name !== undefined && Object.hasOwn(environments, name)
        ? environments[name]
        : undefined,
  };
  const holding = waivers.filter(({ until }) => until >= today);
  return stackRules
    .flatMap(rule =>
      distinct(rule.check(context)).map(hit => finding(rule, hit, holding)),
    )
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        position(a) - position(b),
    );
}

function position({ rule }: StackFinding): number {
  return ruleIds.findIndex(id => id === rule);
}

function distinct(hits: readonly RuleHit[]): RuleHit[] {
  return [
    ...new Map(
      hits.map(hit => [
        JSON.stringify([hit.environment, hit.stack, hit.resource, hit.message]),
        hit,
      ]),
    ).values(),
  ];
}

function finding(
  rule: StackRule,
  { environment, stack, resource, message }: RuleHit,
  waivers: readonly RuleWaiver[],
): StackFinding {
  const waiver = waivers.find(
    candidate =>
      candidate.rule === rule.id &&
      (candidate.environment === undefined ||
        candidate.environment === environment),
  );
  return {
    rule: rule.id,
    severity: rule.severity,
    ...(environment !== undefined && { environment }),
    ...(stack !== undefined && { stack }),
    ...(resource !== undefined && { resource }),
    message,
    reason: rule.reason,
    source: rule.source,
    fix: rule.fix,
    ...(waiver && { waived: { reason: waiver.reason, until: waiver.until } }),
  };
}

import { StackFinding } from '@lakeport/project';
import { harmless } from './harmless';

const HEADINGS: ReadonlyArray<[StackFinding['severity'], string, string]> = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'note', 'notes'],
];

/** Where a finding is, from the outside in. */
function place({ environment, stack, resource }: StackFinding): string {
  const named = [stack ?? environment, resource].filter(Boolean);
  return named.length ? named.join(' ') : 'the project';
}

/** A rule once, with all places where it is not kept. */
function ruleLines(findings: readonly StackFinding[]): string[] {
  const [{ rule, reason, fix, source }] = findings;
  return [
    `  ${rule}`,
    ...findings.map(finding => `    ${place(finding)}: ${finding.message}`),
    `    why: ${reason}`,
    `    fix: ${fix}`,
    `    source: ${source}`,
  ];
}

function byRule(findings: readonly StackFinding[]): StackFinding[][] {
  return [...new Set(findings.map(({ rule }) => rule))].map(rule =>
    findings.filter(finding => finding.rule === rule),
  );
}

/** One line for all places of a rule that one waiver stands for. */
function waivedLines(findings: readonly StackFinding[]): string[] {
  return [
    ...new Set(
      findings.flatMap(({ environment, rule, waived }) =>
        waived
          ? `  ${rule}${
              environment === undefined ? '' : ` in ${environment}`
            } until ${waived.until}: ${waived.reason}`
          : [],
      ),
    ),
  ];
}

/** Findings as lines for people: by severity and rule, waived ones briefly at the end. */
export function describeFindings(findings: readonly StackFinding[]): string[] {
  const open = findings.filter(({ waived }) => !waived);
  const sections = HEADINGS.flatMap(([severity, one, many]) => {
    const found = open.filter(finding => finding.severity === severity);
    return found.length
      ? [
          '',
          `${found.length} ${found.length === 1 ? one : many}`,
          ...byRule(found).flatMap(ruleLines),
        ]
      : [];
  });
  const waived = waivedLines(findings);
  return [...sections, ...(waived.length ? ['', 'waived', ...waived] : [])].map(
    harmless,
  );
}

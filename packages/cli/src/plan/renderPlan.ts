import { attributeLines } from './attributeLines';
import { codeBlock } from './codeBlock';
import { costBlocks } from './costBlocks';
import { fitBlocks, type Block } from './fitBlocks';
import { inlineCode } from './inlineCode';
import { remainsBlocks } from './remainsBlocks';
import type {
  PlanChange,
  PlanFinding,
  PlanReport,
  PlanSummary,
  StackPlan,
} from './PlanReport';

/** The first line of every page: the comment of a pull request is found by it. */
export const PLAN_MARKER = '<!-- lakeport plan -->';

/** What GitHub takes as the body of a comment (GitHub REST documentation, issue comments, 2026). */
export const MOST_CHARACTERS = 65_536;

const NOTICE =
  '**This page is too long for a comment and was shortened.** Everything is in the artifacts of the workflow run.';

const KINDS = ['destroy', 'replace', 'forget', 'change', 'add'] as const;
type Kind = (typeof KINDS)[number];

const IN_WORDS: Record<Kind, string> = {
  destroy: 'Destroy',
  replace: 'Replace',
  forget: 'Forget',
  change: 'Change in place',
  add: 'Add',
};

function kindOf({ actions }: PlanChange): Kind | undefined {
  if (actions.includes('delete')) {
    return actions.includes('create') ? 'replace' : 'destroy';
  }
  if (actions.includes('create')) return 'add';
  if (actions.includes('update')) return 'change';
  return actions.includes('forget') ? 'forget' : undefined;
}

function countsOf(stack: StackPlan): PlanSummary {
  const count = (kind: Kind) =>
    stack.changes.filter(change => kindOf(change) === kind).length;
  return (
    stack.summary ?? {
      add: count('add'),
      change: count('change'),
      replace: count('replace'),
      destroy: count('destroy'),
    }
  );
}

function sumOf(stacks: readonly StackPlan[]): PlanSummary {
  const sum = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const counts of stacks.map(countsOf)) {
    sum.add += counts.add;
    sum.change += counts.change;
    sum.replace += counts.replace;
    sum.destroy += counts.destroy;
  }
  return sum;
}

/** Destructive first; what does not happen is not said. */
function inWords(sum: PlanSummary): string {
  const parts = [
    [sum.destroy, 'to destroy'],
    [sum.replace, 'to replace'],
    [sum.change, 'to change'],
    [sum.add, 'to add'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  return said.length > 0 ? said.join(', ') : 'no changes';
}

const STATUS: Record<string, string> = {
  planned: 'planned',
  deferred: 'deferred: planned when what it builds on is there',
  failed: '**failed**',
  'needs-approval': '**needs approval**',
};

function summaryTable(report: PlanReport): Block {
  const rows = report.stacks.map(stack => {
    const { add, change, replace, destroy } = countsOf(stack);
    const status = Object.hasOwn(STATUS, stack.status)
      ? STATUS[stack.status]
      : inlineCode(stack.status);
    return `| ${inlineCode(
      stack.stack,
    )} | ${status} | ${destroy} | ${replace} | ${change} | ${add} |`;
  });
  return {
    priority: 0,
    head: [
      '',
      '| stack | plan | destroy | replace | change | add |',
      '| --- | --- | ---: | ---: | ---: | ---: |',
    ],
    items: rows,
  };
}

/** Of what is added, everything is new: its attributes are no difference. */
const item = (kind: Kind, change: PlanChange) =>
  [
    `- ${inlineCode(change.address)}`,
    ...(kind === 'change' || kind === 'replace' ? attributeLines(change) : []),
  ].join('\n');

/** The changes of one stack, one block for each kind. */
function changesOf(stack: StackPlan, wanted: readonly Kind[]): Block[] {
  return wanted.flatMap(kind => {
    const changes = stack.changes.filter(change => kindOf(change) === kind);
    return changes.length === 0
      ? []
      : [
          {
            priority: 3 + KINDS.indexOf(kind),
            head: [
              '',
              `${IN_WORDS[kind]} ${changes.length} in ${inlineCode(
                stack.stack,
              )}:`,
              '',
            ],
            items: changes.map(change => item(kind, change)).sort(),
          },
        ];
  });
}

/** What a stack takes over that somebody else made. */
function importsOf({ imports, stack }: StackPlan): Block[] {
  return imports.length === 0
    ? []
    : [
        {
          priority: 3 + KINDS.length,
          head: [
            '',
            `Take over ${imports.length} in ${inlineCode(stack)}, as ${
              imports.length === 1 ? 'it is' : 'they are'
            } but for what is changed:`,
            '',
          ],
          items: imports.map(address => `- ${inlineCode(address)}`).sort(),
        },
      ];
}

function failuresOf(report: PlanReport): Block[] {
  const failed = report.stacks.filter(
    // The table says already why a stack is deferred.
    ({ status, message }) =>
      !['planned', 'deferred'].includes(status) && message !== undefined,
  );
  const blocks = failed.map(
    ({ stack, message = '' }): Block => ({
      priority: 1,
      head: ['', `${inlineCode(stack)}:`, '', ...codeBlock(message)],
    }),
  );
  const own = report.message;
  return own !== undefined && !failed.some(({ message }) => message === own)
    ? [{ priority: 1, head: ['', ...codeBlock(own)] }, ...blocks]
    : blocks;
}

function findingItem(finding: PlanFinding): string {
  const { severity, rule, environment, stack, resource, message, fix, waived } =
    finding;
  const where = [environment, stack, resource]
    .filter(part => part !== undefined)
    .map(inlineCode)
    .join(' ');
  const end = waived
    ? ` Waived until ${inlineCode(waived.until)}: ${inlineCode(waived.reason)}`
    : (fix !== undefined && ` Fix: ${inlineCode(fix)}`) || '';
  return `- **${severity}** ${inlineCode(rule)} ${where}: ${inlineCode(
    message,
  )}.${end}`;
}

const SEVERITIES = ['error', 'warning', 'info'];

function findingsOf(findings: readonly PlanFinding[]): Block[] {
  const rank = ({ severity, waived }: PlanFinding) =>
    SEVERITIES.indexOf(severity) + (waived ? SEVERITIES.length : 0);
  const items = [...findings]
    .sort((a, b) => rank(a) - rank(b))
    .map(findingItem);
  return items.length === 0
    ? []
    : [{ priority: 2, head: ['', '### Findings', ''], items }];
}

function problemsOf({ problems }: PlanReport): Block[] {
  return problems.length === 0
    ? []
    : [
        {
          priority: 1,
          head: ['', 'The project file has problems:', ''],
          items: problems.map(({ path, message, hint, line }) => {
            const where = line ? ` (line ${line})` : '';
            const right = hint ? `; ${inlineCode(hint)}` : '';
            return `- ${inlineCode(path || 'file')}${where}: ${inlineCode(
              message,
            )}${right}`;
          }),
        },
      ];
}

function noticesOf({ notices }: PlanReport): Block[] {
  return notices.length === 0
    ? []
    : [
        {
          priority: 1,
          head: [''],
          items: notices.map(notice => `- ${inlineCode(notice)}`),
        },
      ];
}

function titleOf(report: PlanReport): string[] {
  if (report.check) return ['## Check of the project file'];
  const name = [
    inlineCode(report.environment ?? report.source),
    ...(report.planned ? [`(${inlineCode(report.planned)})`] : []),
  ].join(' ');
  const words = inWords(sumOf(report.stacks));
  const rehearsal = report.rehearsal
    ? ['', 'This is a rehearsal: no AWS and no Databricks was asked.']
    : [];
  if (!report.complete) {
    return [
      `## Plan of ${name}: broke off`,
      '',
      'It has no last line, so more may change than is shown.',
      ...rehearsal,
    ];
  }
  const outcome = report.failures > 0 ? 'failed' : words;
  return [`## Plan of ${name}: ${outcome}`, ...rehearsal];
}

function blocksOf(report: PlanReport): Block[] {
  if (report.check) {
    const quiet = report.problems.length + report.findings.length === 0;
    return [
      ...(quiet ? [] : [{ priority: 0, head: ['', ...titleOf(report)] }]),
      ...problemsOf(report),
      ...findingsOf(report.findings),
    ];
  }
  const rest = report.stacks.flatMap(stack =>
    changesOf(stack, ['forget', 'change', 'add']),
  );
  const unreadable: Block[] =
    report.unreadable > 0
      ? [
          {
            priority: 0,
            head: ['', `${report.unreadable} lines could not be read.`],
          },
        ]
      : [];
  return [
    { priority: 0, head: ['', ...titleOf(report)] },
    ...unreadable,
    ...(report.stacks.length > 0 ? [summaryTable(report)] : []),
    ...costBlocks(report),
    ...noticesOf(report),
    ...problemsOf(report),
    ...failuresOf(report),
    ...report.stacks.flatMap(stack => changesOf(stack, ['destroy', 'replace'])),
    ...report.stacks.flatMap(importsOf),
    ...remainsBlocks(report),
    ...findingsOf(report.findings),
    ...(rest.length > 0
      ? [
          {
            priority: 0,
            head: [
              '',
              '<details><summary>What is added or changed in place</summary>',
            ],
          },
          ...rest,
          { priority: 0, head: ['', '</details>'] },
        ]
      : []),
  ];
}

/**
 * Plans as one page of GitHub's Markdown: what is destroyed comes first, no name
 * in it can be markup or a mention, and it is never longer than a comment may be.
 *
 * @param most - characters of the page, at least 1000
 */
export function renderPlan(
  reports: readonly PlanReport[],
  most = MOST_CHARACTERS,
): string {
  const nothing: Block = { priority: 0, head: ['', 'There is no plan.'] };
  return fitBlocks(
    [
      { priority: -1, head: [PLAN_MARKER] },
      ...(reports.length > 0 ? reports.flatMap(blocksOf) : [nothing]),
    ],
    { most, notice: NOTICE },
  );
}

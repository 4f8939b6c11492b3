import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** Text for people to read, which may hold colours of a terminal. */
const text = (most: number) =>
  z.string().transform(value => stripVTControlCharacters(value).slice(0, most));

const count = z.int().nonnegative();

/** Of one list; what is longer helps nobody. */
const MOST_ITEMS = 100;
/** Of one report; a plan of a project has a line for each step of each stack. */
const MOST_LINES = 20_000;
/** Of one change; `lakeport` writes no more. */
const MOST_ATTRIBUTES = 60;
/** Of a value; `lakeport` cuts it at 400 and says so with an ellipsis. */
const VALUE_CHARACTERS = 401;

const finding = z.object({
  rule: text(100),
  severity: z.enum(['error', 'warning', 'info']),
  environment: text(100).optional(),
  stack: text(200).optional(),
  resource: text(500).optional(),
  message: text(1_000),
  reason: text(1_000),
  source: text(1_000),
  fix: text(1_000),
});

const attribute = z
  .object({
    path: text(500),
    before: text(VALUE_CHARACTERS).optional(),
    after: text(VALUE_CHARACTERS).optional(),
    sensitive: z.boolean().optional(),
    unknown: z.boolean().optional(),
    forcesReplacement: z.boolean().optional(),
  })
  // What is secret has no value here, whoever wrote the report.
  .transform(({ before, after, ...rest }) => ({
    ...rest,
    ...(!rest.sensitive && before !== undefined && { before }),
    ...(!rest.sensitive && after !== undefined && { after }),
  }));

const change = z
  .object({
    address: text(500),
    actions: z.array(text(20)).min(1).max(5),
    module: text(500).optional(),
    type: text(200).optional(),
    attributes: z.array(attribute).optional(),
    attributesLeftOut: count.optional(),
  })
  .transform(({ attributes, attributesLeftOut = 0, ...rest }) => {
    const shown = attributes?.slice(0, MOST_ATTRIBUTES);
    const omittedAttributes =
      attributesLeftOut + (attributes?.length ?? 0) - (shown?.length ?? 0);
    return {
      ...rest,
      ...(shown?.length && { attributes: shown }),
      ...(omittedAttributes > 0 && { omittedAttributes }),
    };
  });

const stepLine = z.object({
  step: z.enum([
    'init',
    'validate',
    'plan',
    'apply',
    'replan',
    'sleep',
    'wake',
    'destroy',
  ]),
  stack: text(200),
  status: z.enum(['succeeded', 'failed', 'deferred', 'needs-approval']),
  rehearsal: z.boolean(),
  summary: z
    .object({ add: count, change: count, replace: count, destroy: count })
    .optional(),
  changes: z.array(change).optional(),
  message: text(1_000).optional(),
  findings: z
    .array(finding)
    .transform(all => all.slice(0, MOST_ITEMS))
    .optional(),
});

const endLine = z.object({
  done: z.literal(true),
  operation: z.string(),
  rehearsal: z.boolean(),
  objectsLeft: count.nullable(),
  remains: z
    .array(
      z.object({ stack: text(200), resource: text(500), why: text(1_000) }),
    )
    .transform(all => all.slice(0, MOST_ITEMS))
    .optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  cost: z
    .object({
      currency: text(10),
      asOf: text(40),
      before: z.number(),
      after: z.number(),
    })
    .optional(),
});

/** What a person should know beside the steps. */
const noticeLine = z.object({ notice: z.array(text(1_000)) });

/** A step that ended, as a line of an operation of `lakeport` reports it. */
export type ReportStep = z.infer<typeof stepLine>;

/** What an operation of `lakeport` wrote, line by line (its README, "Output"). */
export interface Report {
  steps: ReportStep[];
  /** What a person should know beside the steps. */
  notices: string[];
  /** The last line; missing where the process was cut off. */
  end?: z.infer<typeof endLine>;
  /** Whether it ran against a rehearsal account; undefined where nothing says so. */
  rehearsal?: boolean;
  /** What could not be read of it. */
  problems: string[];
}

/** Reads a report. A line that is not understood becomes a problem, never nothing. */
export function readReport(content: string): Report {
  const report: Report = { steps: [], notices: [], problems: [] };
  const lines = content.split(/\r?\n/, MOST_LINES + 1);
  lines.slice(0, MOST_LINES).forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    const problem = readLine(line, report);
    if (problem) {
      report.problems.push(`line ${index + 1} ${problem}`);
    }
  });
  if (lines.length > MOST_LINES) {
    report.problems.push(
      `it has more than ${MOST_LINES} lines; the rest is not read`,
    );
  } else if (!report.end) {
    report.problems.push('it breaks off before its last line');
  }
  return report;
}

/** @returns what is wrong with the line */
function readLine(line: string, report: Report): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  const isEnd = typeof value === 'object' && value !== null && 'done' in value;
  if (isEnd) {
    const end = endLine.safeParse(value);
    if (!end.success) {
      return wrong(end.error);
    }
    report.end = end.data;
    report.rehearsal = report.rehearsal || end.data.rehearsal;
    return undefined;
  }
  const said = noticeLine.safeParse(value);
  if (said.success) {
    report.notices = [...report.notices, ...said.data.notice].slice(
      0,
      MOST_ITEMS,
    );
    return undefined;
  }
  const step = stepLine.safeParse(value);
  if (!step.success) {
    return wrong(step.error);
  }
  report.steps.push(step.data);
  report.rehearsal = report.rehearsal || step.data.rehearsal;
  return undefined;
}

function wrong({ issues: [issue] }: z.ZodError): string {
  const where = issue.path.join('.');
  return `is not what lakeport writes (${where ? `${where}: ` : ''}${
    issue.message
  })`;
}

import type { PlanCost } from '@lakeport/project';
import { SingleBar } from 'cli-progress';
import type {
  ChangeSummary,
  Fault,
  RegionOutageReport,
  Remains,
  StepEvent,
} from '@lakeport/rehearsal';
import { Terminal } from '../io/Terminal';
import { describeDrill } from './describeDrill';
import type { PlatformOutputs } from './platformOutputs';

/** How an operation ended; its last JSON line, with `done` before it. */
export interface OperationEnd {
  operation: string;
  /** Of a plan: the operation that it is one of, where that is no apply. */
  planned?: string;
  environment?: string;
  /** Of a plan: the commit that it is made from. */
  commit?: string;
  failures: number;
  /** What Terraform still manages; null where that was not found out. */
  objectsLeft: number | null;
  rehearsal: boolean;
  /** What a rehearsal proves and what not. */
  proves?: string;
  seconds: number;
  message?: string;
  summary?: ChangeSummary;
  /** Stacks that would do more than was shown. */
  needsApproval?: string[];
  /** What a destroy leaves behind, or would. */
  remains?: Remains[];
  /** Of a plan: what the environment costs idle, a month, now and then. */
  cost?: PlanCost;
  /** Planted faults that never came up. */
  unfiredFaults?: Fault[];
  /** What a drill found. */
  drill?: RegionOutageReport;
}

/** Tells how an operation goes on. */
export interface StepReporter {
  step(event: StepEvent): void;
  /** What a person should know, beside the steps. */
  notice(lines: readonly string[]): void;
  /** What the stack of a platform put out, for those who onboard projects. */
  outputs(stack: string, values: PlatformOutputs): void;
  end(result: OperationEnd): void;
}

export interface StepReporterOptions {
  /** JSON lines on stdout instead of text. */
  json: boolean;
  rehearsal: boolean;
  /** How many steps are expected, for the bar. */
  steps: number;
}

const MARKS = {
  succeeded: 'ok',
  failed: 'FAILED',
  deferred: 'deferred',
  'needs-approval': 'NEEDS APPROVAL',
};

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function describeChanges(summary: ChangeSummary, isPlan: boolean): string {
  const { add, change, replace, destroy } = summary;
  return isPlan
    ? `${add} to add, ${change} to change, ${replace} to replace, ${destroy} to destroy`
    : `${add} added, ${change} changed, ${replace} replaced, ${destroy} destroyed`;
}

function describeStep(event: StepEvent): string[] {
  if (event.status === 'started') return [];
  const counts = event.summary
    ? `  ${describeChanges(event.summary, event.step.endsWith('plan'))}`
    : '';
  const taken = event.imports ? `, ${event.imports.length} to import` : '';
  const took = event.seconds === undefined ? '' : `, ${seconds(event.seconds)}`;
  const message = event.message
    ? event.message
        .trimEnd()
        .split('\n')
        .map(line => `    ${line}`)
    : [];
  // An error is in the message already.
  const findings = (event.findings ?? [])
    .filter(({ severity }) => severity !== 'error')
    .map(({ severity, message: text }) => `    ${severity}: ${text}`);
  return [
    `${event.step.padEnd(8)} ${event.stack}  ${
      MARKS[event.status]
    }${took}${counts}${taken}`,
    ...message,
    ...findings,
  ];
}

function describeCost({ currency, asOf, before, after }: PlanCost): string {
  const amount = (value: number) => `${value.toFixed(2)} ${currency}`;
  return `idle cost a month: ${amount(before)} now, ${amount(
    after,
  )} then (list prices of ${asOf})`;
}

function describeEnd(end: OperationEnd): string[] {
  const what = [
    end.operation,
    ...(end.environment ? [`of ${end.environment}`] : []),
    ...(end.planned ? [`(${end.planned})`] : []),
  ].join(' ');
  const failed = end.failures === 1 ? '1 failure' : `${end.failures} failures`;
  const stopped = end.needsApproval?.length ? 'stopped' : 'succeeded';
  const outcome = end.failures ? failed : stopped;
  const left =
    end.objectsLeft === null ? '' : `, ${end.objectsLeft} objects managed`;
  return [
    `${what}: ${outcome}${left}, ${seconds(end.seconds)}`,
    ...(end.message ? end.message.split('\n') : []),
    ...(end.summary
      ? [describeChanges(end.summary, end.operation === 'plan')]
      : []),
    ...(end.cost ? [describeCost(end.cost)] : []),
    ...(end.needsApproval ?? []).map(
      stack => `${stack} needs approval: it would do more than was shown`,
    ),
    ...(end.remains ?? []).map(
      ({ stack, resource, why }) => `remains: ${stack}: ${resource}: ${why}`,
    ),
    ...(end.unfiredFaults ?? []).map(
      ({ operation, type }) =>
        `fault never came up: ${operation} ${type}; what it was to show was not shown`,
    ),
    ...(end.drill ? describeDrill(end.drill) : []),
    ...(end.proves ? [`This is a rehearsal. It proves ${end.proves}.`] : []),
  ];
}

/**
 * Reports to a terminal: JSON lines on stdout where asked for or where stdout
 * is no terminal, and for people a bar and lines on stderr.
 */
export function createStepReporter(
  terminal: Terminal,
  options: StepReporterOptions,
): StepReporter {
  const asJson = options.json || !terminal.outIsTerminal;
  const forPeople = terminal.noteIsTerminal || !options.json;
  const bar = terminal.noteIsTerminal
    ? new SingleBar({
        format: '{bar} {value}/{total}  {step}',
        stream: process.stderr,
        clearOnComplete: true,
        hideCursor: true,
      })
    : undefined;
  let finished = 0;

  // A bar owns its line: it makes way while lines are written above it.
  const write = (lines: string[]) => {
    bar?.stop();
    lines.forEach(terminal.note);
  };
  const draw = (event: StepEvent) => {
    bar?.start(Math.max(options.steps, finished), finished, {
      step: `${event.step} ${event.stack}`,
    });
  };

  return {
    step(event) {
      if (event.status !== 'started') {
        finished += 1;
        if (asJson) {
          const { step, stack, status, seconds: took = 0, ...rest } = event;
          const { rehearsal } = options;
          terminal.out(
            JSON.stringify({
              step,
              stack,
              status,
              seconds: took,
              rehearsal,
              ...rest,
            }),
          );
        }
      }
      if (!forPeople) return;
      write(describeStep(event));
      draw(event);
    },
    notice(lines) {
      if (lines.length === 0) return;
      if (asJson) terminal.out(JSON.stringify({ notice: lines }));
      if (forPeople) write([...lines]);
    },
    outputs(stack, values) {
      if (asJson) {
        const { rehearsal } = options;
        terminal.out(
          JSON.stringify({ step: 'outputs', stack, rehearsal, ...values }),
        );
      }
      if (forPeople) {
        write([
          ...Object.entries(values.environments).map(
            ([name, { planRoleArn, applyRoleArn, clientId }]) =>
              `${name}: plans as ${planRoleArn}, applies as ${applyRoleArn}, in Databricks as ${clientId}`,
          ),
          ...Object.entries(values.shared ?? {}).map(
            ([name, { planRoleArn, applyRoleArn, clientIds }]) =>
              [
                `${name}: plans as ${planRoleArn}`,
                `applies as ${applyRoleArn}`,
                ...Object.entries(clientIds).map(
                  ([environment, id]) =>
                    `in the workspace of ${environment} as ${id}`,
                ),
              ].join(', '),
          ),
        ]);
      }
    },
    end(result) {
      bar?.stop();
      if (asJson) terminal.out(JSON.stringify({ done: true, ...result }));
      const lines = describeEnd(result);
      if (!asJson) lines.forEach(terminal.out);
      else if (forPeople) lines.forEach(terminal.note);
    },
  };
}

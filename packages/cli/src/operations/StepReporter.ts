import { SingleBar } from 'cli-progress';
import type { ChangeSummary, StepEvent } from '@lakeport/rehearsal';
import { Terminal } from '../io/Terminal';

/** How an operation ended; its last JSON line, with `done` before it. */
export interface OperationEnd {
  operation: string;
  environment?: string;
  failures: number;
  /** What Terraform still manages; null where that was not found out. */
  objectsLeft: number | null;
  rehearsal: boolean;
  /** What a rehearsal proves and what not. */
  proves?: string;
  seconds: number;
  message?: string;
  summary?: ChangeSummary;
}

/** Tells how an operation goes on. */
export interface StepReporter {
  step(event: StepEvent): void;
  end(result: OperationEnd): void;
}

export interface StepReporterOptions {
  /** JSON lines on stdout instead of text. */
  json: boolean;
  rehearsal: boolean;
  /** How many steps are expected, for the bar. */
  steps: number;
}

const MARKS = { succeeded: 'ok', failed: 'FAILED', deferred: 'deferred' };

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
  const took = event.seconds === undefined ? '' : `, ${seconds(event.seconds)}`;
  const message = event.message
    ? event.message
        .trimEnd()
        .split('\n')
        .map(line => `    ${line}`)
    : [];
  return [
    `${event.step.padEnd(8)} ${event.stack}  ${
      MARKS[event.status]
    }${took}${counts}`,
    ...message,
  ];
}

function describeEnd(end: OperationEnd): string[] {
  const what = end.environment
    ? `${end.operation} of ${end.environment}`
    : end.operation;
  const failed = end.failures === 1 ? '1 failure' : `${end.failures} failures`;
  const outcome = end.failures ? failed : 'succeeded';
  const left =
    end.objectsLeft === null ? '' : `, ${end.objectsLeft} objects managed`;
  return [
    `${what}: ${outcome}${left}, ${seconds(end.seconds)}`,
    ...(end.summary
      ? [describeChanges(end.summary, end.operation === 'plan')]
      : []),
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
    end(result) {
      bar?.stop();
      if (asJson) terminal.out(JSON.stringify({ done: true, ...result }));
      const lines = describeEnd(result);
      if (!asJson) lines.forEach(terminal.out);
      else if (forPeople) lines.forEach(terminal.note);
    },
  };
}

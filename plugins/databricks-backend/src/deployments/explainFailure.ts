import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { checkProblemsIn } from './checkProblemsIn';
import type { RunJob } from './Deployer';

/** GitHub puts the time before every line of a log. */
const TIMED = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ?(.*)$/;
/** What GitHub writes last of a step that failed. */
const EXIT_CODE = '##[error]Process completed with exit code';
const LOG_LINES = 80;
const LOG_CHARACTERS = 8_000;
const MESSAGE_CHARACTERS = 1_000;

/** A line of an operation of `lakeport` that reports a step that failed or stopped. */
const failedEvent = z.object({
  status: z.enum(['failed', 'needs-approval']),
  step: z.string(),
  stack: z.string().optional(),
  // Colours are written as escapes in JSON: the line had none to take away.
  message: z.string().transform(stripVTControlCharacters),
});

const ENDED_BADLY = new Set(['failure', 'timed_out', 'startup_failure']);

/** The job and step where a run failed: the first step that did. */
export function failedStepOf(
  jobs: RunJob[],
): { job: RunJob; step?: RunJob['steps'][number] } | undefined {
  const job = jobs.find(({ conclusion }) => ENDED_BADLY.has(conclusion ?? ''));
  return (
    job && {
      job,
      step: job.steps.find(({ conclusion }) =>
        ENDED_BADLY.has(conclusion ?? ''),
      ),
    }
  );
}

/**
 * Says in plain words why a step failed, from the log of its job, and cuts the
 * log down to that step's end.
 */
export function explainFailure(
  log: string,
  step?: RunJob['steps'][number],
): { reason?: string; log: string } {
  const lines = ofStep(log, step)
    .map(line => stripVTControlCharacters(line).trimEnd())
    .filter(line => line !== '')
    .slice(-LOG_LINES);
  return {
    reason: reasonIn(lines)?.slice(0, MESSAGE_CHARACTERS),
    log: lines.join('\n').slice(-LOG_CHARACTERS),
  };
}

/** The lines that were written while the step ran; all when the log has no times. */
function ofStep(log: string, step?: RunJob['steps'][number]): string[] {
  // GitHub tells a step's times in whole seconds.
  const from = step?.startedAt ? Date.parse(step.startedAt) : -Infinity;
  const to = step?.completedAt ? Date.parse(step.completedAt) + 999 : Infinity;
  const all: string[] = [];
  const within: string[] = [];
  for (const line of log.split(/\r?\n/)) {
    const timed = TIMED.exec(line);
    all.push(timed ? timed[2] : line);
    const at = timed ? Date.parse(timed[1]) : Number.NaN;
    if (at >= from && at <= to) {
      within.push(timed ? timed[2] : line);
    }
  }
  const lines = within.length > 0 ? within : all;
  // The next step may have begun within the same second.
  const end = lines.findIndex(line => line.includes(EXIT_CODE));
  return end < 0 ? lines : lines.slice(0, end + 1);
}

function reasonIn(lines: string[]): string | undefined {
  // Before the last ##[endgroup] is the command itself and its environment.
  const output = lines.slice(lines.lastIndexOf('##[endgroup]') + 1);
  const backwards = [...output].reverse();
  for (const line of backwards) {
    const event = parseEvent(line);
    if (event) {
      const { step, stack, message } = event;
      return `${step}${stack ? ` of ${stack}` : ''}: ${message}`;
    }
  }
  const marked = backwards.find(
    line => line.startsWith('##[error]') && !line.startsWith(EXIT_CODE),
  );
  if (marked) {
    return marked.slice('##[error]'.length);
  }
  return (
    checkProblemsIn(output) ??
    backwards.find(line => !line.startsWith('##[') && line !== '}')
  );
}

function parseEvent(line: string) {
  if (!line.startsWith('{')) {
    return undefined;
  }
  try {
    return failedEvent.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

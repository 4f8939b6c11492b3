import type { ChangeSummary, StepEvent } from '@lakeport/rehearsal';
import { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { Interruption } from './Interruption';
import { createStepReporter, OperationEnd } from './StepReporter';
import { whatRehearsalProves } from './whatRehearsalProves';

/** The part of a result that is the same for every operation. */
interface Outcome {
  failures: number;
  /** Undefined when it was not counted. */
  objectsLeft?: number;
  summary?: ChangeSummary;
}

export interface ReportedRun {
  operation: string;
  environment?: string;
  json: boolean;
  context: CommandContext;
  rehearsal: boolean;
  /** How many steps are expected, for the bar. */
  steps: number;
  work(
    onEvent: (event: StepEvent) => void,
    signal: AbortSignal,
  ): Promise<Outcome>;
}

/**
 * Runs an operation, reports its steps as they end and then its end, and says
 * what the process ends with. An operation that breaks off ends with a last
 * line as well.
 */
export async function runReported(run: ReportedRun): Promise<void> {
  const { operation, environment, rehearsal, context } = run;
  const reporter = createStepReporter(context.terminal, run);
  const interruption = new Interruption();
  const startedAt = Date.now();
  const end = (
    rest: Pick<
      OperationEnd,
      'failures' | 'objectsLeft' | 'message' | 'summary'
    >,
  ) =>
    reporter.end({
      operation,
      ...(environment ? { environment } : {}),
      ...rest,
      rehearsal,
      ...(rehearsal ? { proves: whatRehearsalProves } : {}),
      seconds: (Date.now() - startedAt) / 1000,
    });
  try {
    const { failures, objectsLeft, summary } = await run.work(
      event => reporter.step(event),
      interruption.signal,
    );
    end({
      failures,
      objectsLeft: objectsLeft ?? null,
      ...(summary ? { summary } : {}),
    });
    context.exit(failures ? exitCodes.failed : exitCodes.ok);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    end({ failures: 1, objectsLeft: null, message });
    if (!interruption.signal.aborted) {
      throw error instanceof CommandError
        ? error
        : new CommandError(message, {
            exitCode: exitCodes.failed,
            cause: error,
          });
    }
  } finally {
    interruption.stop();
  }
  if (interruption.signal.aborted) {
    context.terminal.note('Interrupted.');
    context.exit(exitCodes.interrupted);
  }
}

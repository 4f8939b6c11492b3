import { stringifyError } from '@backstage/errors';
import { unzipEntry } from '@lakeport/backstage-plugin-databricks-node';
import { ArtifactError } from '../deployments/ArtifactError';
import type { Deployer, Run } from '../deployments/Deployer';
import type {
  DeploymentRecord,
  DeploymentUpdate,
} from '../deployments/DeploymentRecord';
import { planOf } from './planOf';
import { readReport, type Report } from './readReport';
import { reportLimits } from './reportLimits';
import { resultOf } from './resultOf';

/** How long after its end a run is asked again for what could not be fetched. */
const PATIENCE_MS = 30_000;
const MOST_PROBLEMS = 3;
const PROBLEM_CHARACTERS = 1_000;

/** What has come of reading a run's reports. */
export interface RunReports {
  update: DeploymentUpdate;
  /** What could not be fetched and is worth another look, in plain words. */
  pending?: string;
}

/** What is known of a deployment before its reports are read. */
type Reported = Pick<
  DeploymentRecord,
  | 'operation'
  | 'phase'
  | 'repository'
  | 'rehearsal'
  | 'plan'
  | 'planProblem'
  | 'result'
  | 'resultProblem'
>;

type Reader = Pick<Deployer, 'readArtifact'>;

type Options = { signal?: AbortSignal; now: Date };

/**
 * Reads what a run has kept of its work: the plan as soon as there is one, and
 * at the end what an operation has done. A run of one phase has only its own. That a report is missing or
 * cannot be read becomes a text beside the deployment; it is never thrown.
 */
export async function readRunReports(
  record: Reported,
  run: Run,
  deployer: Reader,
  options: Options,
): Promise<RunReports> {
  const hasEnded = run.status === 'completed';
  // A job of a workflow that another one calls has the caller's name before its own.
  const planJob = run.jobs.find(({ name }) => /^(?:.+ \/ )?plan$/.test(name));
  const isPatient = !hasEnded || !isLongAgo(run, options.now);
  const reports: RunReports = { update: {} };
  const read = async (name: string): Promise<Outcome> => {
    const outcome = await fetchReport(record, run, name, deployer, options);
    if (outcome.isPassing && isPatient) {
      reports.pending = outcome.problem;
      return {};
    }
    return outcome;
  };

  if (
    record.phase !== 'apply' &&
    !record.plan &&
    !record.planProblem &&
    (hasEnded || planJob?.status === 'completed')
  ) {
    const { report, problem, isMissing } = await read('plan');
    const isDue =
      planJob?.conclusion === 'success' || run.conclusion === 'success';
    reports.update = {
      ...(report && withRehearsal(record, report)),
      ...(report && { plan: planOf(report.steps, report.end) }),
      // Where there was no time for a plan, there is nothing to be missed.
      ...(problem && (isDue || !isMissing) && { planProblem: problem }),
    };
  }
  if (
    record.operation !== 'plan' &&
    record.phase !== 'plan' &&
    !record.result &&
    !record.resultProblem &&
    hasEnded
  ) {
    const { report, problem, isMissing } = await read('result');
    reports.update = {
      ...reports.update,
      ...(report && withRehearsal({ ...record, ...reports.update }, report)),
      ...(report && { result: resultOf(report) }),
      ...(problem &&
        (run.conclusion === 'success' || !isMissing) && {
          resultProblem: problem,
        }),
    };
  }
  return reports;
}

interface Outcome {
  report?: Report;
  problem?: string;
  isMissing?: boolean;
  /** The problem may be gone at the next look. */
  isPassing?: boolean;
}

async function fetchReport(
  record: Reported,
  run: Run,
  name: string,
  deployer: Reader,
  options: Options,
): Promise<Outcome> {
  const unreadable = (reasons: string) =>
    `The artifact "${name}" of the run could not be read: ${reasons}`.slice(
      0,
      PROBLEM_CHARACTERS,
    );
  let zip: Uint8Array | undefined;
  try {
    zip = await deployer.readArtifact(
      {
        repository: record.repository,
        runId: run.runId,
        name,
        mostBytes: reportLimits.mostZipBytes,
      },
      options.signal,
    );
  } catch (error) {
    return {
      problem: unreadable(reason(error)),
      isPassing: !(error instanceof ArtifactError),
    };
  }
  if (!zip) {
    return {
      problem: `The run has kept no artifact "${name}"`,
      isMissing: true,
    };
  }
  try {
    const report = readReport(
      unzipEntry(zip, {
        name: `${name}.jsonl`,
        mostBytes: reportLimits.mostReportBytes,
      }),
    );
    return {
      report: report.steps.length > 0 || report.end ? report : undefined,
      problem:
        report.problems.length > 0
          ? unreadable(briefly(report.problems))
          : undefined,
    };
  } catch (error) {
    return { problem: unreadable(reason(error)) };
  }
}

function withRehearsal(
  known: { rehearsal?: boolean },
  { rehearsal }: Report,
): { rehearsal?: boolean } {
  const either = known.rehearsal || rehearsal;
  return either === undefined ? {} : { rehearsal: either };
}

function isLongAgo(run: Run, now: Date): boolean {
  const ends = run.jobs
    .flatMap(({ steps }) => steps)
    .flatMap(({ completedAt }) =>
      completedAt ? [Date.parse(completedAt)] : [],
    );
  return now.getTime() - Math.max(0, ...ends) > PATIENCE_MS;
}

function briefly(problems: string[]): string {
  const rest = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('; ');
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : stringifyError(error);
}

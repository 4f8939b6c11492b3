import type { AdvanceOptions } from './AdvanceOptions';
import { GIVE_UP_DISPATCH_MS, GIVE_UP_FINDING_MS } from './AdvanceOptions';
import { cancelledStep } from './cancelledStep';
import type { Deployer } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { NO_STEP, type DeploymentStep } from './DeploymentStep';
import { DispatchRefusedError } from './DispatchRefusedError';
import { prepareDeployment } from './prepareDeployment';
import { reasonOf } from './reasonOf';
import { titleToken } from './titleToken';

/**
 * A dispatch that was the last one may have a run that is listed only after this
 * time; until then nobody is told that nothing was started.
 */
const LATE_MS = 2 * 60_000;

/**
 * Sends a phase of a deployment that the server has not taken yet. Where one may
 * have been sent before, its run is looked for first; where none is found it is
 * sent again, because a run that finds the phase claimed does nothing.
 */
export async function sendDeployment(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  if (record.dispatchTriedAt) {
    const step = await lookForSent(
      record,
      record.dispatchTriedAt,
      deployer,
      options,
    );
    if (step) {
      return step;
    }
  }
  // What may be running already is followed whatever the catalog says.
  if (!record.dispatchTriedAt && !(await options.exists(record))) {
    return {
      update: {
        state: 'cancelled',
        message: `The catalog no longer has ${record.entityRef}. Nothing was started`,
      },
      actor: 'portal',
    };
  }
  return send(record, deployer, options);
}

/** What has come of an earlier dispatch; undefined when it is time for another. */
async function lookForSent(
  record: DeploymentRecord,
  triedAt: string,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep | undefined> {
  const { repository, workflow, cancellation } = record;
  const { host } = repository;
  const tried = options.now.getTime() - Date.parse(triedAt);
  let run;
  try {
    run = await deployer.findRun(
      {
        repository,
        workflow,
        token: titleToken(record),
        since: record.sendingSince ?? record.requestedAt,
      },
      options.signal,
    );
  } catch (error) {
    return tried > GIVE_UP_FINDING_MS
      ? {
          update: {
            state: 'lost',
            message: `${host} could not be asked whether a run was started (${reasonOf(
              error,
            )}). Look for ${titleToken(
              record,
            )} in the titles of the workflow's runs before asking again`,
          },
          actor: 'portal',
        }
      : { update: unreachable(record, error) };
  }
  if (run) {
    return {
      update: {
        state: 'dispatched',
        message: undefined,
        dispatchedAt: options.now.toISOString(),
        ...run,
      },
      actor: 'portal',
      cause: `Found its run on ${host}`,
      goesOn: true,
    };
  }
  if (cancellation) {
    // Nothing is sent any more; but what was sent may still show up.
    return tried > (options.lateRunMs ?? GIVE_UP_FINDING_MS)
      ? cancelledStep(cancellation, 'No run of it has come up')
      : NO_STEP;
  }
  if (ageOf(record, options.now) > GIVE_UP_DISPATCH_MS) {
    return tried > LATE_MS ? giveUp(record) : NO_STEP;
  }
  return tried < options.settleMs ? NO_STEP : undefined;
}

async function send(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  const { signal, now } = options;
  const { host } = record.repository;
  let ready;
  try {
    ready = await prepared(record, deployer, options);
  } catch (error) {
    if (error instanceof DispatchRefusedError) {
      return refused(error);
    }
    return ageOf(record, now) > GIVE_UP_DISPATCH_MS
      ? giveUp(record, error)
      : { update: unreachable(record, error) };
  }
  await options.save({
    update: { ...ready, dispatchTriedAt: now.toISOString() },
  });
  try {
    const run = await deployer.dispatch(
      {
        repository: record.repository,
        workflow: record.workflow,
        deploymentId: record.id,
        operation: record.operation,
        environment: record.environment,
        allowDestroy: record.allowDestroy,
        ...ready,
      },
      signal,
    );
    return {
      update: {
        state: 'dispatched',
        message: undefined,
        dispatchedAt: now.toISOString(),
        ...run,
      },
      actor: 'portal',
      cause: `${host} took it`,
    };
  } catch (error) {
    if (!(error instanceof DispatchRefusedError)) {
      return { update: unreachable(record, error) };
    }
    // A run of an earlier try may still show up.
    return record.dispatchTriedAt && ageOf(record, now) <= GIVE_UP_DISPATCH_MS
      ? { update: changedMessage(record, error.message) }
      : refused(error);
  }
}

async function prepared(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
) {
  const { ref, commit, phase } = record;
  return ref && phase
    ? { ref, commit, phase }
    : prepareDeployment(record, deployer, options);
}

function refused(error: DispatchRefusedError): DeploymentStep {
  return {
    update: { state: 'failed', message: error.message },
    actor: 'portal',
  };
}

function giveUp(record: DeploymentRecord, error?: unknown): DeploymentStep {
  const why = error === undefined ? '' : ` (${reasonOf(error)})`;
  return {
    update: {
      state: 'failed',
      message: `${record.repository.host} could not be reached for ${
        GIVE_UP_DISPATCH_MS / 60_000
      } minutes${why}. Nothing is known to have been started; try again`,
    },
    actor: 'portal',
  };
}

function unreachable(
  record: DeploymentRecord,
  error: unknown,
): DeploymentUpdate {
  return changedMessage(
    record,
    `${record.repository.host} could not be reached (${reasonOf(
      error,
    )}); trying again`,
  );
}

/** Nothing where the same was said before. */
function changedMessage(
  record: DeploymentRecord,
  message: string,
): DeploymentUpdate {
  return record.message === message ? {} : { message };
}

function ageOf(record: DeploymentRecord, now: Date): number {
  return now.getTime() - Date.parse(record.sendingSince ?? record.requestedAt);
}

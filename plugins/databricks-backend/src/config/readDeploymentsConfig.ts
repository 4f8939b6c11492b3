import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { valueAt } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';

const PATH = 'databricks.deployments';

/** How deployments are sent, approved and followed. */
export interface DeploymentsConfig {
  /** File name in .github/workflows. */
  workflow: string;
  /** The shortest time between two looks at a deployment. */
  pollMs: number;
  approval: ApprovalSettings;
}

const part = z.number().min(0).optional();

const duration = z.strictObject({
  years: part,
  months: part,
  weeks: part,
  days: part,
  hours: part,
  minutes: part,
  seconds: part,
  milliseconds: part,
});

/**
 * Reads `databricks.deployments` of app-config.
 *
 * @throws InputError naming the config path that is wrong
 */
export function readDeploymentsConfig(
  root: RootConfigService,
): DeploymentsConfig {
  const config = sectionAt(root, PATH);
  const workflow = config?.getOptionalString('workflow') ?? 'deploy.yml';
  if (!/^[\w.-]+\.ya?ml$/.test(workflow)) {
    throw new InputError(
      `${PATH}.workflow must be a file name such as deploy.yml, not ${workflow}`,
    );
  }
  const pollSeconds = config?.getOptionalNumber('pollSeconds') ?? 5;
  if (pollSeconds < 1) {
    throw new InputError(
      `${PATH}.pollSeconds must be 1 or more, not ${pollSeconds}`,
    );
  }
  return {
    workflow,
    pollMs: pollSeconds * 1_000,
    approval: readApproval(root),
  };
}

/** Nothing where `databricks` itself is no section, which is told of elsewhere. */
function sectionAt(root: RootConfigService, path: string) {
  return valueAt(root, path) === undefined
    ? undefined
    : root.getOptionalConfig(path);
}

function readApproval(root: RootConfigService): ApprovalSettings {
  const path = `${PATH}.approval`;
  const config = sectionAt(root, path);
  const portal = config?.getOptionalString('portal') ?? 'always';
  if (portal !== 'always' && portal !== 'never') {
    throw new InputError(
      `${path}.portal must be always or never, not ${portal}`,
    );
  }
  return {
    portal,
    selfReview: config?.getOptionalBoolean('selfReview') ?? true,
    withPortalCredentials:
      config?.getOptionalBoolean('withPortalCredentials') ?? false,
    expireAfterMs: readDuration(
      `${path}.expireAfter`,
      config?.getOptional('expireAfter') ?? { days: 7 },
    ),
  };
}

function readDuration(path: string, value: unknown): number {
  const parsed = duration.safeParse(value);
  const ms = parsed.success ? durationToMilliseconds(parsed.data) : 0;
  if (ms < 60_000) {
    throw new InputError(
      `${path} must be a duration of a minute or more such as { days: 7 }, not ${JSON.stringify(
        value,
      )}`,
    );
  }
  return ms;
}

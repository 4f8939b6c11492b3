import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  databricksChoiceReadPermission,
  databricksPlatformReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import {
  callerOf,
  type Access,
  type CallerCredentials,
} from '../access/callerOf';
import { mayDo } from '../access/mayDo';
import type { AwsAccountChoices } from '../choices/AwsAccountChoices';
import type { GroupChoices } from '../choices/GroupChoices';
import type { NameReader } from '../names/NameReader';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { SystemLocator } from '../systems/SystemLocator';
import type { DatabricksRouter } from './DatabricksRouter';
import { requesterOf } from './requesterOf';

const CHOICES_PER_PAGE = 50;

/** Adds the routes that form fields ask: what there is to choose from, and which names are free. */
export function addFieldRoutes(
  router: DatabricksRouter,
  options: Access & {
    systems: Pick<SystemLocator, 'platform'>;
    names: Pick<NameReader, 'check'>;
    groups: Pick<GroupChoices, 'list'>;
    awsAccounts: Pick<AwsAccountChoices, 'list'>;
  },
): void {
  const { permissions, systems } = options;

  /** A caller who may see choices, and the platform of the request, if that may be seen too. */
  const asked = async (
    req: Parameters<HttpAuthService['credentials']>[0],
    platformRef: string | undefined,
  ): Promise<{
    credentials: CallerCredentials;
    platform?: DeclaredSystem;
  }> => {
    const credentials = await callerOf(options, req);
    await authorize(
      permissions,
      { permission: databricksChoiceReadPermission },
      credentials,
    );
    return {
      credentials,
      ...(platformRef && {
        platform: await systems.platform(platformRef, credentials),
      }),
    };
  };

  router.get('/names/project', async (req, res) => {
    const { credentials, platform } = await asked(req, req.query.platform);
    res.json(await options.names.check(req.query.name, platform, credentials));
  });

  router.get('/choices/groups', async (req, res) => {
    const { q, cursor, limit = CHOICES_PER_PAGE } = req.query;
    const { platform } = await asked(req, req.query.platform);
    res.json(await options.groups.list({ q, cursor, limit, platform }));
  });

  router.get('/choices/aws-accounts', async (req, res) => {
    const { q, cursor, limit = CHOICES_PER_PAGE } = req.query;
    const { credentials, platform } = await asked(req, req.query.platform);
    // Which accounts a platform's projects have is the platform's to tell.
    const seesPlatforms =
      platform &&
      (await mayDo(permissions, databricksPlatformReadPermission, credentials));
    res.json(
      await options.awsAccounts.list(
        {
          q,
          cursor,
          limit,
          ...(seesPlatforms && { platform }),
          caller: requesterOf(credentials),
        },
        credentials,
      ),
    );
  });
}

import type { Router } from 'express';
import { z } from 'zod';
import { subjectPrefix } from '../../oidc/subjectPrefix';
import { GithubError } from '../GithubError';
import { parseBody } from '../parseBody';
import type { RouteHelper } from '../RouteHelper';

const subjectBody = z.object({
  use_default: z.boolean(),
  include_claim_keys: z
    .array(z.string().regex(/^[A-Za-z0-9_]+$/, 'it has letters, digits and _'))
    .optional(),
  use_immutable_subject: z.boolean().optional(),
});

/** What the tokens of a repository's jobs say, and who may call its workflows. */
export function oidcRoutes(router: Router, helper: RouteHelper): void {
  const { store } = helper.context;
  const SUBJECT = '/repos/:owner/:repo/actions/oidc/customization/sub';
  const ACCESS = '/repos/:owner/:repo/actions/permissions/access';

  router.get(SUBJECT, async (req, res) => {
    helper.caller(req);
    const repository = helper.repository(req);
    const { useDefault, claimKeys } = repository.tokenSubject;
    res.json({
      use_default: useDefault,
      ...(claimKeys ? { include_claim_keys: claimKeys } : {}),
      // As GitHub answers: of a new repository only the prefix shows it.
      use_immutable_subject: repository.immutableSubject === 'chosen',
      sub_claim_prefix: subjectPrefix(repository, {
        repository: `${repository.owner}/${repository.name}`,
        repository_id: String(repository.id),
        repository_owner_id: String(helper.owner(repository.owner).id),
      }),
    });
  });

  router.put(SUBJECT, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(req, subjectBody);
    repository.tokenSubject = {
      useDefault: body.use_default,
      ...(body.use_default || !body.include_claim_keys
        ? {}
        : { claimKeys: body.include_claim_keys }),
    };
    if (
      body.use_immutable_subject !== undefined &&
      repository.immutableSubject !== 'new'
    ) {
      repository.immutableSubject = body.use_immutable_subject
        ? 'chosen'
        : 'no';
    }
    store.save();
    res.status(201).json({});
  });

  router.get(ACCESS, async (req, res) => {
    helper.caller(req);
    res.json({ access_level: helper.repository(req).workflowAccess });
  });

  router.put(ACCESS, async (req, res) => {
    const repository = helper.repository(req);
    const body = await parseBody(
      req,
      z.object({
        access_level: z.enum(['none', 'user', 'organization']),
      }),
    );
    if (!repository.private) {
      throw new GithubError(
        422,
        'Access policy only applies to internal and private repositories.',
      );
    }
    repository.workflowAccess = body.access_level;
    store.save();
    res.status(204).end();
  });
}

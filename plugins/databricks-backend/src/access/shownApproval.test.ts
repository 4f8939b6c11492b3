import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { shownApproval, type Viewer } from './shownApproval';

const waiting = (by: 'github' | 'portal'): Deployment => ({
  id: 'd',
  entityRef: 'resource:default/payments-dev',
  project: 'payments',
  environment: 'dev',
  operation: 'apply',
  state: 'waiting',
  requestedBy: 'user:default/ada',
  requestedAt: '2026-11-30T00:00:00.000Z',
  updatedAt: '2026-11-30T00:00:00.000Z',
  jobs: [],
  approval: { by, state: 'waiting' },
});
const ada: Viewer = {
  name: 'user:default/ada',
  isUser: true,
  mayApprove: true,
};
const bob: Viewer = { ...ada, name: 'user:default/bob' };
const settings = { selfReview: false, withPortalCredentials: false };

describe('shownApproval', () => {
  it.each<[string, 'github' | 'portal', Viewer, object, [boolean, boolean]]>([
    ['portal, somebody else', 'portal', bob, {}, [true, false]],
    ['portal, oneself', 'portal', ada, {}, [false, false]],
    [
      'portal, oneself where that is allowed',
      'portal',
      ada,
      { selfReview: true },
      [true, false],
    ],
    [
      'portal, without permission',
      'portal',
      { ...bob, mayApprove: false },
      {},
      [false, false],
    ],
    [
      'GitHub, any user, by a token',
      'github',
      { ...bob, mayApprove: false },
      {},
      [true, true],
    ],
    [
      'GitHub, no service',
      'github',
      { ...bob, isUser: false },
      {},
      [false, true],
    ],
    [
      'GitHub, with the credentials of the portal',
      'github',
      { ...bob, isUser: false },
      { withPortalCredentials: true },
      [true, false],
    ],
    [
      'GitHub, with those of the portal but without permission',
      'github',
      { ...bob, mayApprove: false },
      { withPortalCredentials: true },
      [true, true],
    ],
  ])('%s', (_, by, viewer, change, [mayReview, needsGitHubToken]) => {
    const shown = shownApproval(waiting(by), viewer, {
      ...settings,
      ...change,
    });
    expect(shown.approval).toMatchObject({ mayReview, needsGitHubToken });
  });

  it('says nothing of what does not wait', () => {
    const deployment: Deployment = {
      ...waiting('portal'),
      approval: { by: 'portal', state: 'expected' },
    };
    expect(shownApproval(deployment, bob, settings)).toBe(deployment);
  });
});

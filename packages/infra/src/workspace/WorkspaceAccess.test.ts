import { RootConstruct } from '#constructs';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { renderStack } from '../framework/renderStack';
import { timeProvider } from '../framework/timeProvider';
import { DatabricksWorkspace } from './DatabricksWorkspace';
import { WorkspaceAccess } from './WorkspaceAccess';

class TestStack extends ProjectStack {
  readonly kind = 'workspace';
}

describe('WorkspaceAccess', () => {
  it('assigns somebody who is named twice once, as an admin', () => {
    const project = projectFrom(projectFile());
    const stack = new TestStack(new RootConstruct(), 'test', { project });
    const provider = databricksAccountProvider(stack, {
      accountId: project.spec.databricks.accountId,
      isOnPlatform: false,
    });
    timeProvider(stack);
    const workspace = new DatabricksWorkspace(stack, 'workspace', {
      provider,
      databricksAccountId: project.spec.databricks.accountId,
      region: 'us-west-2',
      workspaceName: 'payments-dev',
      metastoreId: 'metastore',
      customTags: {},
      deletionProtection: false,
    });
    new WorkspaceAccess(stack, 'access', {
      provider,
      workspace,
      admins: { groups: ['both'], users: ['a@acme.example'] },
      users: { groups: ['both', 'both'], users: ['a@acme.example'] },
    });

    const { resource } = renderStack(stack);
    const assignments = Object.values(
      resource?.databricks_mws_permission_assignment ?? {},
    );
    expect(assignments.map(({ permissions }) => permissions)).toEqual([
      ['ADMIN'],
      ['ADMIN'],
    ]);
  });
});

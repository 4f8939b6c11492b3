import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import { environment, topology } from '../../__testUtils__/fixtures';
import {
  awsSources,
  observedNetwork,
} from '../../__testUtils__/observedFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { EnvironmentTopology } from './EnvironmentTopology';

const VPC = /^VPC sales-dev in AWS account 111122223333/;

function apiWith(network: Partial<ObservedNetwork> = {}) {
  const api = new FakeDatabricksApi();
  api.sources = awsSources;
  api.observed = { ...observedNetwork, ...network };
  return api;
}

const show = (mode: string, api: FakeDatabricksApi = apiWith()) =>
  renderForEntity(<EnvironmentTopology />, { api, path: `/?network=${mode}` });
const panel = () =>
  screen.getByRole('complementary', { name: 'Details of the selected part' });
const parts = () =>
  within(screen.getByRole('region', { name: 'Parts of the network' }));

describe('the observed network of an environment', () => {
  beforeAll(fakeLayoutEngine);

  it('is asked for only when it is looked at', async () => {
    const api = apiWith();
    const asked = jest.spyOn(api, 'getWorkspaceTopology');
    renderForEntity(<EnvironmentTopology />, { api });
    await screen.findByRole('region', { name: 'Parts of the network' });
    expect(asked).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('radio', { name: 'Observed' }));
    expect(await screen.findByLabelText(VPC)).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith('1234567890123456', expect.anything());
  });

  it('says when it was read, and draws it with its health', async () => {
    show('observed');
    expect(
      await screen.findByText(/^Read from AWS and Databricks at/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText(VPC)).toHaveAccessibleName(/: 1 error$/);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    const findings = within(
      screen.getByRole('list', { name: 'Findings, errors first' }),
    ).getAllByRole('listitem');
    expect(findings[0]).toHaveTextContent(
      'errorDatabricks calls the network of sales-dev BROKEN',
    );
    expect(findings[0]).toHaveTextContent('reported by Databricks');
    expect(findings[1]).toHaveTextContent('3 free addresses');
  });

  it('leads from a finding to the part, with its entity', async () => {
    show('observed');
    const findings = within(
      await screen.findByRole('list', { name: 'Findings, errors first' }),
    );
    await userEvent.click(
      findings.getByRole('button', { name: 'Show sales-dev above' }),
    );
    expect(
      within(panel()).getByRole('heading', { name: 'sales-dev' }),
    ).toBeInTheDocument();
    expect(
      within(panel()).getByRole('list', { name: 'What is wrong with it' }),
    ).toHaveTextContent('BROKEN');
    expect(
      within(panel()).getByRole('link', { name: 'vpc-0a' }),
    ).toHaveAttribute('href', '/catalog/default/resource/vpc-0a');
  });

  it('is traced as the declared one is, and says what could not be read', async () => {
    show(
      'observed',
      apiWith({
        topology: {
          ...observedNetwork.topology,
          nodes: observedNetwork.topology.nodes.map(node =>
            node.kind === 'vpc'
              ? { ...node, unread: ['ec2:DescribeRouteTables'] }
              : node,
          ),
        },
      }),
    );
    const trace = within(await screen.findByRole('region', { name: /^Trace/ }));
    expect(
      trace.getByText(
        /routes, security groups and endpoints that were observed/,
      ),
    ).toBeInTheDocument();
    expect(trace.getByText(/not read: ec2:DescribeRouteTables/)).toBeVisible();
  });

  it('says what could not be read', async () => {
    show(
      'observed',
      apiWith({
        health: [],
        gaps: [
          {
            source: 'aws',
            accountId: '111122223333',
            region: 'us-west-2',
            action: 'ec2:DescribeRouteTables',
            message: 'UnauthorizedOperation',
          },
          {
            source: 'databricks',
            accountId: 'abc',
            action: 'networks',
            message: 'forbidden',
          },
        ],
        errors: [{ source: 'account abc', message: 'token refused' }],
      }),
    );
    const gaps = within(
      await screen.findByRole('list', { name: 'What could not be read' }),
    ).getAllByRole('listitem');
    expect(gaps.map(item => item.textContent)).toEqual([
      'ec2:DescribeRouteTables of account 111122223333 in us-west-2: UnauthorizedOperation',
      'networks of account abc: forbidden',
    ]);
    expect(screen.getByText('account abc: token refused')).toBeInTheDocument();
    expect(
      screen.getByText('No problems were found in what could be read.'),
    ).toBeInTheDocument();
  });

  it('folds away many gaps', async () => {
    show(
      'observed',
      apiWith({
        gaps: Array.from({ length: 9 }, (_, index) => ({
          source: 'aws' as const,
          accountId: '111122223333',
          region: 'us-west-2',
          action: `ec2:Describe${index}`,
          message: 'UnauthorizedOperation',
        })),
      }),
    );
    expect(
      await screen.findByText(/^9 things could not be read/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('list', { name: 'What could not be read' }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Which' }));
    expect(
      within(
        screen.getByRole('list', { name: 'What could not be read' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(9);
  });

  it('says when it is old', async () => {
    show('observed', apiWith({ age: { ...observedNetwork.age, stale: true } }));
    expect(
      await screen.findByText(/^The source does not answer/),
    ).toBeInTheDocument();
  });

  it('says when nobody looked at AWS', async () => {
    const api = apiWith();
    api.sources = { items: [], problems: [] };
    show('observed', api);
    expect(
      await screen.findByText('The portal reads no AWS account'),
    ).toBeInTheDocument();
  });

  it('says when it is not known whether anybody looked', async () => {
    const api = apiWith();
    api.sources = await responseError(403, 'you may not list sources');
    show('observed', api);
    expect(
      await screen.findByText('you may not list sources'),
    ).toBeInTheDocument();
  });

  it('has nothing to observe without a workspace', async () => {
    const api = apiWith();
    api.environment = { ...environment, workspace: undefined };
    show('observed', api);
    expect(await screen.findByText('No workspace yet')).toBeInTheDocument();
  });

  it('does not call an environment empty whose account could not be read', async () => {
    const api = apiWith();
    api.environment = {
      ...environment,
      workspace: undefined,
      errors: [{ source: 'account abc', message: 'token refused' }],
    };
    show('observed', api);
    expect(
      await screen.findByText('Whether there is a workspace is not known'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No workspace yet')).not.toBeInTheDocument();
  });

  it('shows the error of the backend, and asks again', async () => {
    const api = apiWith();
    api.observed = await responseError(403, 'you may not see networks');
    show('observed', api);
    expect(
      await screen.findByText('you may not see networks'),
    ).toBeInTheDocument();
    api.observed = observedNetwork;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText(VPC)).toBeInTheDocument();
  });

  it.each([
    ['there is nothing', [], 'AWS and Databricks report no network here.'],
    [
      'nothing could be read',
      [{ source: 'aws', message: 'refused' }],
      'Nothing could be read; see above what failed.',
    ],
  ])('says so when %s', async (_, errors, text) => {
    show('observed', apiWith({ topology: { nodes: [], edges: [] }, errors }));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('is readable by assistive technology', async () => {
    const { container } = show('observed');
    const vpc = await screen.findByLabelText(VPC);
    vpc.focus();
    fireEvent.keyDown(vpc, { key: 'Enter' });
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

describe('the difference of an environment', () => {
  beforeAll(fakeLayoutEngine);

  it('marks what differs by more than colour', async () => {
    show('difference');
    expect(
      await screen.findByText('The network is not as declared.'),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText(
        /^Subnet sales-dev-private-a in us-west-2a: .*differs/,
      ),
    ).toHaveTextContent('≠');
    expect(
      screen.getByLabelText('Subnet by-hand in us-west-2a: only observed'),
    ).toHaveTextContent('+');
    expect(
      screen.getByLabelText(
        'Route table private-a in sales-dev: only declared',
      ),
    ).toHaveTextContent('−');
    const legend = within(screen.getByRole('list', { name: 'Legend' }));
    expect(legend.getByText('only observed')).toBeInTheDocument();
    const counts = screen.getByRole('list', {
      name: 'Parts by how they compare',
    });
    expect(counts).toHaveTextContent('≠differs: 1');
    expect(counts).toHaveTextContent('−only declared: 1');
    expect(counts).toHaveTextContent('1 connection is on one side only');
  });

  it('tells in the panel what both sides say', async () => {
    show('difference');
    const subnet = await screen.findByLabelText(
      /^Subnet sales-dev-private-a in us-west-2a/,
    );
    subnet.focus();
    fireEvent.keyDown(subnet, { key: 'Enter' });
    const differences = within(panel()).getByRole('list', {
      name: 'What is not as declared',
    });
    expect(differences).toHaveTextContent(
      'cidrDeclared10.0.0.0/24Observed10.0.0.0/25',
    );
    const both = within(within(panel()).getByRole('table'));
    expect(
      both
        .getAllByRole('row')
        .map(row => row.textContent)
        .slice(0, 2),
    ).toEqual([
      'DetailDeclaredObserved',
      '≠ differs: cidr10.0.0.0/2410.0.0.0/25',
    ]);
  });

  it('holds the same in the table', async () => {
    show('difference');
    await screen.findByText('The network is not as declared.');
    const row = within(
      parts().getByRole('row', { name: 'sales-dev-private-a' }),
    );
    expect(row.getByText('differs')).toBeInTheDocument();
    expect(
      row.getByText(
        /^cidr: declared 10\.0\.0\.0\/24, observed 10\.0\.0\.0\/25/,
      ),
    ).toBeInTheDocument();
    expect(row.getByText(/3 free addresses/)).toBeInTheDocument();
  });

  it('counts what is folded away', async () => {
    show('difference');
    const zone = await screen.findByLabelText(
      'Availability Zone us-west-2a in sales-dev',
    );
    zone.focus();
    fireEvent.keyDown(zone, { key: 'Enter' });
    await userEvent.click(
      within(panel()).getByRole('button', { name: 'Fold us-west-2a' }),
    );
    expect(
      await screen.findByLabelText(
        /^Availability Zone us-west-2a in sales-dev: 1 warning · 2 differences inside/,
      ),
    ).toBeInTheDocument();
  });

  it('says when nothing differs', async () => {
    const api = apiWith({
      topology: topology.topology,
      health: [],
      entities: {},
    });
    show('difference', api);
    expect(
      await screen.findByText('Nothing differs of what can be compared.'),
    ).toBeInTheDocument();
    expect(screen.getByText('No problems were found.')).toBeInTheDocument();
  });

  it('keeps what is selected selected', async () => {
    show('difference');
    const subnet = await screen.findByLabelText(
      'Subnet by-hand in us-west-2a: only observed',
    );
    subnet.focus();
    fireEvent.keyDown(subnet, { key: 'Enter' });
    await userEvent.click(screen.getByRole('radio', { name: 'Observed' }));
    expect(
      await screen.findByText('Selected: Subnet by-hand'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Declared' }));
    await waitFor(() =>
      expect(
        screen.queryByText('Selected: Subnet by-hand'),
      ).not.toBeInTheDocument(),
    );
  });

  it('is readable by assistive technology', async () => {
    const { container } = show('difference');
    const subnet = await screen.findByLabelText(
      /^Subnet sales-dev-private-a in us-west-2a/,
    );
    subnet.focus();
    fireEvent.keyDown(subnet, { key: 'Enter' });
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});

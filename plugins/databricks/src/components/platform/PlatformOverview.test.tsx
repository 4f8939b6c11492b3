import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import {
  platform,
  platformEntity,
  pullRequest,
} from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
import { PlatformOverview } from './PlatformOverview';

function renderPlatform(api = new FakeDatabricksApi()) {
  return renderForEntity(<PlatformOverview />, {
    api,
    entity: platformEntity,
    templates: ['upgrade-lakeport'],
  });
}

async function mapOf(cidr: string) {
  return within(
    await screen.findByRole('list', {
      name: `Map of ${cidr}, drawn to scale`,
    }),
  );
}

const labels = (map: Awaited<ReturnType<typeof mapOf>>) =>
  map.getAllByRole('button').map(tile => tile.getAttribute('aria-label'));

describe('PlatformOverview', () => {
  it('shows what every project of the platform shares, and how old that is', async () => {
    renderPlatform();

    expect(
      await screen.findByText('0d26daa6-5e44-4c97-a497-ef015f91254a'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('acme-terraform-tf-state in us-east-1'),
    ).toBeInTheDocument();
    expect(screen.getByText('data-engineers, platform-admins')).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Acme data platform' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'platform.yaml' })).toHaveAttribute(
      'href',
      platform.file.url,
    );
    expect(
      screen.getByRole('link', { name: 'Open commit 89abcdef' }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByText(`Read at ${formatTime(platform.readAt)}`),
    ).not.toHaveLength(0);
  });

  it('draws the address pool to scale', async () => {
    renderPlatform();

    const map = await mapOf('10.0.0.0/20');
    expect(labels(map)).toEqual([
      '10.0.0.0/22, used by sales/dev, 1,024 addresses',
      '10.0.4.0/22, asked for by ads/dev, 1,024 addresses',
      '10.0.8.0/21, free, 2,048 addresses',
    ]);
    expect(
      map
        .getAllByRole('listitem')
        .map(({ style }) => [style.left, style.top, style.width, style.height]),
    ).toEqual([
      ['0%', '0%', '50%', '50%'],
      ['0%', '50%', '50%', '50%'],
      ['50%', '0%', '50%', '100%'],
    ]);
    expect(
      screen.getByText(
        'Addresses: 4,096; used: 1,024 (25%); asked for: 1,024; free: 2,048',
      ),
    ).toBeInTheDocument();
  });

  it('holds the same content as a table, with who and which pull request', async () => {
    renderPlatform();

    const table = within(
      await screen.findByRole('region', { name: 'Blocks of 10.0.0.0/20' }),
    );
    const used = within(
      await table.findByRole('row', { name: /10.0.0.0\/22/ }),
    );
    expect(used.getByRole('link', { name: 'sales/dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    const pending = within(table.getByRole('row', { name: /10.0.4.0\/22/ }));
    expect(pending.getByText('asked for')).toBeInTheDocument();
    expect(pending.getByText('ads/dev')).toBeInTheDocument();
    expect(
      pending.getByRole('link', { name: '#12 Onboard ads' }),
    ).toHaveAttribute('href', pullRequest.url);
    const free = within(table.getByRole('row', { name: /10.0.8.0\/21/ }));
    expect(free.getByText('2,048')).toBeInTheDocument();

    await userEvent.type(
      screen.getByLabelText('Filter blocks of 10.0.0.0/20'),
      'sales',
    );
    expect(
      await table.findByRole('row', { name: /10.0.0.0\/22/ }),
    ).toBeInTheDocument();
    expect(
      table.queryByRole('row', { name: /10.0.8.0\/21/ }),
    ).not.toBeInTheDocument();
  });

  it('is one stop for Tab, walked by arrow keys, and tells who has a block', async () => {
    renderPlatform();

    const map = await mapOf('10.0.0.0/20');
    const [used, pending, free] = map.getAllByRole('button');
    expect([used, pending, free].map(tile => tile.tabIndex)).toEqual([
      0, -1, -1,
    ]);
    act(() => used.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(pending).toHaveFocus();
    expect(
      screen.getByText('10.0.4.0/22, asked for by ads/dev, 1,024 addresses'),
    ).toBeInTheDocument();
    // From the map to the links of the block that was walked to.
    await userEvent.tab();
    expect(document.activeElement).toHaveTextContent('#12 Onboard ads');

    act(() => pending.focus());
    await userEvent.keyboard('{End}');
    expect(free).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    expect(free).toHaveFocus();
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(used).toHaveFocus();
    expect(used.tabIndex).toBe(0);
  });

  it('tells who has a block while it is pointed at', async () => {
    renderPlatform();

    const map = await mapOf('10.0.0.0/20');
    const [used] = map.getAllByRole('button');
    const text = '10.0.0.0/22, used by sales/dev, 1,024 addresses';
    expect(screen.queryByText(text)).not.toBeInTheDocument();
    await userEvent.hover(used);
    expect(screen.getByText(text)).toBeInTheDocument();
    fireEvent.mouseLeave(
      screen.getByRole('list', { name: /^Map of 10.0.0.0\/20/ }),
    );
    expect(screen.queryByText(text)).not.toBeInTheDocument();
  });

  it('folds what is too small to draw, and opens it', async () => {
    const api = new FakeDatabricksApi();
    const used = (third: number) => ({
      cidr: `10.0.${third}.0/24`,
      project: `p${third}`,
      environment: 'dev',
    });
    api.platform = {
      ...platform,
      pools: [
        {
          region: 'us-west-2',
          cidr: '10.0.0.0/8',
          used: [used(0), used(1), used(9)],
          free: ['10.128.0.0/9'],
        },
      ],
    };
    renderPlatform(api);

    const whole = await mapOf('10.0.0.0/8');
    expect(labels(whole)).toEqual([
      '10.0.0.0/18, 16,384 addresses in 3 blocks of which 3 are taken; open it to see them',
      '10.128.0.0/9, free, 8,388,608 addresses',
    ]);
    await userEvent.click(whole.getAllByRole('button')[0]);
    const opened = await mapOf('10.0.0.0/18');
    expect(labels(opened)).toHaveLength(3);
    // What was pressed is gone; the keyboard goes on in what it opened.
    expect(opened.getAllByRole('button')[0]).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      screen.getByText('10.0.1.0/24, used by p1/dev, 256 addresses'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Whole pool' }));
    expect(labels(await mapOf('10.0.0.0/8'))).toHaveLength(2);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show the part in use' }),
    );
    expect(labels(await mapOf('10.0.0.0/18'))).toHaveLength(3);
  });

  it('says that nothing is free, and marks blocks that overlap', async () => {
    const api = new FakeDatabricksApi();
    const used = { project: 'sales', environment: 'dev', cidr: '10.0.0.0/20' };
    api.platform = {
      ...platform,
      pools: [
        {
          region: 'us-west-2',
          cidr: '10.0.0.0/20',
          used: [used, { ...used, project: 'ads', cidr: '10.0.4.0/22' }],
          free: [],
        },
      ],
    };
    renderPlatform(api);

    expect(
      await screen.findByText(
        'Nothing is free in this pool: add a range under spec.addressPools.us-west-2.',
      ),
    ).toBeInTheDocument();
    expect(labels(await mapOf('10.0.0.0/20'))[1]).toBe(
      '10.0.4.0/22, used by ads/dev, 1,024 addresses, overlaps another block',
    );
  });

  it('lists projects with their environments, and those that wait', async () => {
    renderPlatform();

    const table = within(
      await screen.findByRole('region', { name: 'Projects of the platform' }),
    );
    const sales = within(await table.findByRole('row', { name: 'sales' }));
    expect(sales.getByRole('link', { name: 'sales' })).toHaveAttribute(
      'href',
      '/catalog/default/system/sales',
    );
    expect(sales.getByRole('link', { name: 'acme/sales' })).toHaveAttribute(
      'href',
      'https://github.example.com/acme/sales',
    );
    expect(sales.getByRole('link', { name: 'dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    expect(
      sales.getByText('us-west-2, account 100000000002, 10.0.0.0/22'),
    ).toBeInTheDocument();
    expect(
      sales.getByText('us-west-2, account 100000000003'),
    ).toBeInTheDocument();
    const ads = within(table.getByRole('row', { name: /^ads/ }));
    expect(ads.getByText(/waits for a pull request/)).toBeInTheDocument();
    // Nobody has registered it yet.
    expect(
      within(ads.getByRole('rowheader')).queryByRole('link', { name: 'ads' }),
    ).not.toBeInTheDocument();

    await userEvent.type(
      screen.getByLabelText('Filter projects'),
      '100000000004',
    );
    expect(table.getByRole('row', { name: /^ads/ })).toBeInTheDocument();
    expect(table.queryByRole('row', { name: 'sales' })).not.toBeInTheDocument();
  });

  it('lists the pull requests that wait', async () => {
    const api = new FakeDatabricksApi();
    api.platform = {
      ...platform,
      pullRequests: [
        pullRequest,
        { ...pullRequest, number: 13, draft: true, author: undefined },
      ],
    };
    renderPlatform(api);

    const items = within(
      await screen.findByRole('list', { name: 'Open pull requests' }),
    ).getAllByRole('listitem');
    const time = formatTime(pullRequest.createdAt);
    expect(items.map(item => item.textContent)).toEqual([
      `#12 Onboard ads opened ${time} by ada`,
      `#13 Onboard ads draftopened ${time}`,
    ]);
  });

  it('asks for the versions of its own repositories', async () => {
    const api = new FakeDatabricksApi();
    renderPlatform(api);

    expect(
      await screen.findByText('The portal has lakeport 0.2.0. Behind it: 1.'),
    ).toBeInTheDocument();
    expect(api.versionRequests[0]).toMatchObject({
      platform: 'system:default/acme',
    });
  });

  it('shows where a file is not valid, and what could be read of it', async () => {
    const api = new FakeDatabricksApi();
    api.platform = {
      ...platform,
      valid: false,
      facts: undefined,
      pools: [],
      projects: [],
      problems: [
        {
          path: 'spec.projects.ads.environments.dev.cidr',
          message: '10.0.0.0/22 overlaps sales/dev',
          hint: 'use 10.0.8.0/22',
          line: 42,
          column: 15,
        },
        { path: '', message: 'the file is empty', hint: 'write one' },
      ],
    };
    renderPlatform(api);

    expect(
      await screen.findByText('The platform file is not valid. Problems: 2'),
    ).toBeInTheDocument();
    const [first, second] = within(
      screen.getByRole('list', { name: 'Problems' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'spec.projects.ads.environments.dev.cidr 10.0.0.0/22 overlaps sales/dev',
    );
    expect(first).toHaveTextContent('What would be right: use 10.0.8.0/22');
    expect(
      within(first).getByRole('link', {
        name: 'Open line 42, column 15 of the file',
      }),
    ).toHaveAttribute('href', `${platform.file.url}#L42`);
    expect(within(second).queryByRole('link')).not.toBeInTheDocument();
    // What could not be read is not called empty.
    expect(screen.queryByText('No address pools')).not.toBeInTheDocument();
    expect(screen.queryByText('No projects yet')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '#12 Onboard ads' }),
    ).toBeInTheDocument();
  });

  it('says what to do while the platform is new', async () => {
    const api = new FakeDatabricksApi();
    api.platform = {
      ...platform,
      pools: [],
      projects: [],
      pullRequests: [],
    };
    renderPlatform(api);

    expect(await screen.findByText('No address pools')).toBeInTheDocument();
    expect(screen.getByText('No projects yet')).toBeInTheDocument();
    expect(
      screen.getByText('No pull request waits for anybody.'),
    ).toBeInTheDocument();
  });

  it('shows what could be read beside what could not', async () => {
    const api = new FakeDatabricksApi();
    api.platform = {
      ...platform,
      pullRequests: [],
      errors: [{ source: 'pull requests', message: 'rate limit' }],
    };
    api.versions = await responseError(403, 'you may not list repositories');
    renderPlatform(api);

    expect(
      await screen.findByText('pull requests: rate limit'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('None seen, but not every source could be read.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('you may not list repositories'),
    ).toBeInTheDocument();
    expect(await mapOf('10.0.0.0/20')).toBeDefined();
  });

  it('says why there is nothing, and asks again', async () => {
    const api = new FakeDatabricksApi();
    api.platform = await responseError(403, 'you may not see platforms');
    renderPlatform(api);

    expect(
      await screen.findByText('you may not see platforms'),
    ).toBeInTheDocument();
    api.platform = platform;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await mapOf('10.0.0.0/20')).toBeDefined();
  });

  it('says that it is loading', async () => {
    const api = new FakeDatabricksApi();
    api.getPlatform = () => new Promise(() => {});
    renderPlatform(api);

    expect(
      await screen.findByText('Loading the platform…'),
    ).toBeInTheDocument();
  });
});

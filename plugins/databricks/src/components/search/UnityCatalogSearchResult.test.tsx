import { screen } from '@testing-library/react';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { UnityCatalogSearchResult } from './UnityCatalogSearchResult';

const result = {
  title: 'orders',
  text: 'One row for each order. id, mail',
  location:
    '/databricks/catalogs?metastore=m-1&kind=table&catalog=sales&schema=bronze&name=orders',
  kind: 'table',
  fullName: 'sales.bronze.orders',
  catalog: 'sales',
  schema: 'bronze',
  owner: 'data-admins',
  comment: 'One row for each order.',
  metastoreId: 'm-1',
};

const show = (props: Parameters<typeof UnityCatalogSearchResult>[0]) =>
  renderForEntity(<UnityCatalogSearchResult {...props} />, {
    api: new FakeDatabricksApi(),
  });

describe('UnityCatalogSearchResult', () => {
  it('tells what it is, whose it is, and leads to it', async () => {
    const { container } = show({ result });
    expect(await screen.findByRole('link', { name: 'orders' })).toHaveAttribute(
      'href',
      result.location,
    );
    expect(screen.getByText('table')).toBeInTheDocument();
    expect(screen.getByText('sales.bronze.orders')).toBeInTheDocument();
    expect(screen.getByText('One row for each order.')).toBeInTheDocument();
    expect(screen.getByText('owner: data-admins')).toBeInTheDocument();
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('marks what was searched for', async () => {
    show({
      result,
      highlight: {
        preTag: '<b>',
        postTag: '</b>',
        fields: { title: '<b>orders</b>', text: 'id, <b>mail</b>' },
      },
    });
    expect((await screen.findByText('orders')).tagName).toBe('MARK');
    expect(screen.getByText('mail').tagName).toBe('MARK');
  });

  it('bears documents that say less, or other things', async () => {
    show({
      result: {
        title: 'orders',
        text: 'a table',
        location: '/x',
        ...{ kind: 'toString', owner: 7, comment: '' },
      },
    });
    expect(
      await screen.findByRole('link', { name: 'orders' }),
    ).toBeInTheDocument();
    expect(screen.getByText('a table')).toBeInTheDocument();
    expect(screen.queryByText(/owner/)).not.toBeInTheDocument();
  });

  it('is nothing without a result', () => {
    const { container } = show({});
    expect(container.querySelector('a')).toBeNull();
  });
});

import { AwsError } from '../AwsError';
import { attributes, type Ec2Item } from './attributes';
import { ec2Filters, numbered } from './ec2Filters';
import { ec2Lists, type Ec2List } from './ec2Lists';
import type { Ec2Region } from './Ec2Region';
import { transitRouteItems } from './transitGatewayItems';

/** Fewer or more on a page are refused (Amazon EC2 API reference, MaxResults, 2026). */
const PAGE = { least: 5, most: 1_000 };

const VPC_ATTRIBUTES: Record<string, string> = {
  enableDnsSupport: 'enable_dns_support',
  enableDnsHostnames: 'enable_dns_hostnames',
  enableNetworkAddressUsageMetrics: 'enable_network_address_usage_metrics',
};

/**
 * What EC2 answers to an action in one account and region.
 *
 * @throws AwsError in EC2's words
 */
export function ec2Answer(
  form: URLSearchParams,
  region: Ec2Region,
): Record<string, unknown> {
  const action = form.get('Action') ?? '';
  if (action === 'DescribeVpcAttribute') {
    return vpcAttribute(form, region);
  }
  if (action === 'SearchTransitGatewayRoutes') {
    return transitGatewayRoutes(form, region);
  }
  if (!Object.hasOwn(ec2Lists, action)) {
    throw new AwsError(
      400,
      'InvalidAction',
      `The action ${action} is not valid for this web service.`,
    );
  }
  const list = ec2Lists[action];
  const items = ec2Filters(form, named(form, list, region), list.filters);
  if (list.paged === false) {
    return { [list.set]: items };
  }
  const { page, next } = cut(form, items);
  return { [list.set]: page, ...(next ? { nextToken: next } : {}) };
}

/** The items that ids ask for, or all. */
function named(
  form: URLSearchParams,
  { ids, items }: Ec2List,
  region: Ec2Region,
): Ec2Item[] {
  const all = items(region);
  const wanted = ids ? numbered(form, ids.parameter) : [];
  if (!ids || wanted.length === 0) {
    return all;
  }
  const absent = wanted.filter(id => !all.some(item => item[ids.field] === id));
  if (absent.length > 0) {
    throw new AwsError(
      400,
      ids.missing,
      `The ID '${absent.join(', ')}' does not exist`,
    );
  }
  return all.filter(item => wanted.includes(String(item[ids.field])));
}

function cut(
  form: URLSearchParams,
  items: Ec2Item[],
): { page: Ec2Item[]; next?: string } {
  const asked = form.get('MaxResults');
  const size = asked === null ? PAGE.most : Number(asked);
  if (!Number.isInteger(size) || size < PAGE.least || size > PAGE.most) {
    throw new AwsError(
      400,
      'InvalidParameterValue',
      `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value between ${PAGE.least} and ${PAGE.most}.`,
    );
  }
  const token = form.get('NextToken');
  const [, from] =
    token === null
      ? [undefined, '0']
      : /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (from === undefined) {
    throw new AwsError(
      400,
      'InvalidNextToken',
      `The token '${token}' is invalid`,
    );
  }
  const end = Number(from) + size;
  return {
    page: items.slice(Number(from), end),
    ...(end < items.length
      ? { next: Buffer.from(`from:${end}`).toString('base64url') }
      : {}),
  };
}

function vpcAttribute(form: URLSearchParams, region: Ec2Region) {
  const [id, name] = [form.get('VpcId') ?? '', form.get('Attribute') ?? ''];
  const vpc = region.find('aws_vpc', id);
  if (!vpc) {
    throw new AwsError(
      400,
      'InvalidVpcID.NotFound',
      `The vpc ID '${id}' does not exist`,
    );
  }
  if (!Object.hasOwn(VPC_ATTRIBUTES, name)) {
    throw new AwsError(
      400,
      'InvalidParameterValue',
      `Value (${name}) for parameter attribute is invalid. Unknown attribute.`,
    );
  }
  return {
    vpcId: id,
    [name]: { value: attributes.flag(vpc, VPC_ATTRIBUTES[name]) },
  };
}

/** The routes of one table, by filters that have to be there. */
function transitGatewayRoutes(form: URLSearchParams, region: Ec2Region) {
  const id = form.get('TransitGatewayRouteTableId') ?? '';
  if (!form.has('Filter.1.Name')) {
    throw new AwsError(
      400,
      'MissingParameter',
      'The request must contain the parameter filters',
    );
  }
  const routes = transitRouteItems(region, id);
  if (!routes) {
    throw new AwsError(
      400,
      'InvalidRouteTableID.NotFound',
      `Transit Gateway Route Table ${id} was deleted or does not exist.`,
    );
  }
  const items = ec2Filters(form, routes, {
    state: item => item.state,
    type: item => item.type,
  });
  const { page, next } = cut(form, items);
  return {
    routeSet: page,
    additionalRoutesAvailable: next !== undefined,
    ...(next ? { nextToken: next } : {}),
  };
}

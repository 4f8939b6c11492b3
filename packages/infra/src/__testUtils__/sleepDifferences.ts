import { SynthesizedStacks } from '../Manifest';

const MAY_GO = /^aws_(eip|nat_gateway)$/;
const ENDPOINTS = /^endpoint(-\d+)?-(sts|kinesis-streams)$/;
/** Lists of what is there, which stacks between environments read. */
const LISTS = /^(nat_gateway|interface_endpoint)_ids$/;
const ROUTES = /^network(-\d+)?-routes-private(-[a-z0-9-]+)?-internet$/;

/**
 * What differs between stacks that are awake and the same asleep, beside what a
 * network may lose while it sleeps: NAT gateways, their addresses and routes,
 * and the endpoints of STS and Kinesis; and the lists of these.
 */
export function sleepDifferences(
  awake: SynthesizedStacks,
  asleep: SynthesizedStacks,
): string[] {
  const left = flat(awake);
  const right = flat(asleep);
  return [...new Set([...left.keys(), ...right.keys()])].filter(address => {
    const gone = left.has(address) && !right.has(address);
    return (
      left.get(address) !== right.get(address) &&
      !(gone && mayGo(address)) &&
      !isList(address)
    );
  });
}

function mayGo(address: string): boolean {
  const [, type, name] = address.split(' ');
  return (
    MAY_GO.test(type) ||
    (type === 'aws_vpc_endpoint' && ENDPOINTS.test(name)) ||
    (type === 'aws_route' && ROUTES.test(name))
  );
}

function isList(address: string): boolean {
  const [, section, name] = address.split(' ');
  return section === 'output' && LISTS.test(name);
}

/** Every block and output by stack, type and name; other sections whole. */
function flat({ manifest, stacks }: SynthesizedStacks): Map<string, string> {
  const entries = new Map([['manifest', JSON.stringify(manifest)]]);
  for (const [
    stack,
    { resource = {}, output = {}, ...sections },
  ] of Object.entries(stacks)) {
    for (const [type, named] of Object.entries({ ...resource, output })) {
      for (const [name, block] of Object.entries(named)) {
        entries.set(`${stack} ${type} ${name}`, JSON.stringify(block));
      }
    }
    for (const [section, content] of Object.entries(sections)) {
      entries.set(`${stack} ${section}`, JSON.stringify(content));
    }
  }
  return entries;
}

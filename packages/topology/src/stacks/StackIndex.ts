import { TerraformJson } from '../TerraformJson';
import { blocksOf } from './blocksOf';
import { isRecord } from './isRecord';
import { parseReferences, ReferencePath } from './parseReferences';

/** A resource or data source with the stack that holds it. */
export interface StackResource {
  /** `<stack>/<type>.<name>`, of a data source `<stack>/data.<type>.<name>` */
  id: string;
  stack: string;
  type: string;
  name: string;
  /** Looked up, not managed: it belongs to somebody else. */
  isData: boolean;
  attributes: Record<string, unknown>;
}

/** A resource that a value refers to, and the attribute path that it asks for. */
export interface ResourceReference {
  resource: StackResource;
  path: string[];
}

// `$${` and `%%{` are how Terraform writes the characters themselves.
const TEMPLATE_OR_ESCAPE = /\$\$\{|%%\{|%\{|\$\{(?:([^{}]*)\})?/g;
const PLAIN_REFERENCE = /^[\w.\-[\]"*]+$/;

function resourcesOf(
  stack: string,
  block: TerraformJson['resource'],
  isData: boolean,
): StackResource[] {
  return Object.entries(block ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, attributes]) => ({
      id: `${stack}/${isData ? 'data.' : ''}${type}.${name}`,
      stack,
      type,
      name,
      isData,
      attributes,
    })),
  );
}

function allResources(stacks: Record<string, TerraformJson>): StackResource[] {
  return Object.keys(stacks)
    .sort()
    .flatMap(stack => [
      ...resourcesOf(stack, stacks[stack].resource, false),
      ...resourcesOf(stack, stacks[stack].data, true),
    ]);
}

/**
 * Looks up resources and data sources over all stacks and follows references: within a stack
 * (`${aws_vpc.main.id}`), through locals, and across stacks through remote
 * state (`${data.terraform_remote_state.base.outputs.vpc_id}`) to what the
 * producing stack's output refers to.
 */
export class StackIndex {
  readonly resources: StackResource[];
  private readonly byId: Map<string, StackResource>;
  private own?: Set<StackResource>;

  private readonly stacks: Record<string, TerraformJson>;

  /** Resources of shared stacks are found by reference only. */
  constructor(
    stacks: Record<string, TerraformJson>,
    shared: Record<string, TerraformJson> = {},
  ) {
    this.stacks = { ...shared, ...stacks };
    this.resources = allResources(stacks);
    this.byId = new Map(
      [...allResources(shared), ...this.resources].map(item => [item.id, item]),
    );
  }

  /** All resources and data sources of these types, by stack and then as written. */
  ofType(...types: string[]): StackResource[] {
    return this.resources.filter(item => types.includes(item.type));
  }

  /** Whether one of the stacks that the graph is of declares it. */
  isOwn(resource: StackResource): boolean {
    this.own ??= new Set(this.resources);
    return this.own.has(resource);
  }

  /** The blocks of a provider in a stack, for example `aws`. */
  providerBlocks(stack: string, provider: string): Record<string, unknown>[] {
    return blocksOf(this.stacks[stack]?.provider?.[provider]);
  }

  /** The provider block that a resource is made with. */
  providerOf(resource: StackResource): Record<string, unknown> | undefined {
    const type = resource.type.split('_')[0];
    const blocks = this.providerBlocks(resource.stack, type);
    const named = resource.attributes.provider;
    const alias =
      typeof named === 'string' ? named.replace(/^[^.]*\.?/, '') : '';
    return blocks.find(block => (block.alias ?? '') === alias) ?? blocks[0];
  }

  /** Everything that a value of a stack refers to, each resource attribute once. */
  references(stack: string, value: unknown): ResourceReference[] {
    const found = new Map<string, ResourceReference>();
    this.collect(stack, value, new Set(), found);
    return [...found.values()];
  }

  /** The resources of these types that a value refers to, each once. */
  targets(stack: string, value: unknown, ...types: string[]): StackResource[] {
    const hits = this.references(stack, value)
      .map(reference => reference.resource)
      .filter(resource => types.includes(resource.type));
    return [...new Set(hits)];
  }

  /**
   * A value as text, with references replaced where what they refer to is
   * itself literal. Undefined when something is known only after apply.
   */
  text(stack: string, value: unknown): string | undefined {
    return this.render(stack, value, new Set());
  }

  /** The literal texts of a list; what is known only after apply is left out. */
  texts(stack: string, value: unknown): string[] {
    const items = Array.isArray(value) ? value : [value];
    return items
      .map(item => this.text(stack, item))
      .filter(item => item !== undefined);
  }

  private render(
    stack: string,
    value: unknown,
    seen: Set<string>,
  ): string | undefined {
    if (typeof value === 'number' || typeof value === 'boolean') {
      return String(value);
    }
    if (typeof value !== 'string') return undefined;
    let known = true;
    const text = value.replace(TEMPLATE_OR_ESCAPE, (found, expression) => {
      if (found === '$${' || found === '%%{') return found.slice(1);
      const isPlain = expression && PLAIN_REFERENCE.test(expression.trim());
      const [path] = isPlain ? parseReferences(found) : [];
      const resolved = path && this.literal(stack, path, seen);
      if (resolved === undefined) known = false;
      return resolved ?? '';
    });
    return known ? text : undefined;
  }

  private literal(
    stack: string,
    path: ReferencePath,
    seen: Set<string>,
  ): string | undefined {
    const key = `${stack} ${path.join('.')}`;
    if (seen.has(key)) return undefined;
    const next = new Set(seen).add(key);
    const step = this.step(stack, path);
    if (!step) return undefined;
    if (step.kind === 'value') return this.render(step.stack, step.value, next);
    const { resource } = step.reference;
    const [attribute = ''] = step.reference.path;
    // A bucket's id is its name, in the AWS provider as in S3.
    const named =
      resource.type === 'aws_s3_bucket' && attribute === 'id'
        ? 'bucket'
        : attribute;
    return this.render(resource.stack, resource.attributes[named], next);
  }

  private collect(
    stack: string,
    value: unknown,
    seen: Set<string>,
    found: Map<string, ResourceReference>,
  ): void {
    if (Array.isArray(value)) {
      value.forEach(item => this.collect(stack, item, seen, found));
      return;
    }
    if (isRecord(value)) {
      Object.values(value).forEach(item =>
        this.collect(stack, item, seen, found),
      );
      return;
    }
    if (typeof value !== 'string') return;
    for (const path of parseReferences(value)) {
      const key = `${stack} ${path.join('.')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const step = this.step(stack, path);
      if (step?.kind === 'value') {
        this.collect(step.stack, step.value, seen, found);
      } else if (step) {
        const { resource, path: attributes } = step.reference;
        found.set(`${resource.id} ${attributes.join('.')}`, step.reference);
      }
    }
  }

  private step(
    stack: string,
    path: ReferencePath,
  ):
    | { kind: 'value'; stack: string; value: unknown }
    | { kind: 'resource'; reference: ResourceReference }
    | undefined {
    const [head, second = '', third, output = '', ...rest] = path;
    if (head === 'data') {
      if (second !== 'terraform_remote_state') {
        return this.resourceStep(`${stack}/data.${second}.${third}`, path, 3);
      }
      if (output !== 'outputs') return undefined;
      const producer = this.producer(stack, third ?? '');
      const [name = '', ...inside] = rest;
      const declared = producer && this.stacks[producer].output?.[name];
      if (!producer || !isRecord(declared)) return undefined;
      return {
        kind: 'value',
        stack: producer,
        value: this.walk(declared.value, inside),
      };
    }
    if (head === 'local') {
      const value = this.stacks[stack]?.locals?.[second];
      return { kind: 'value', stack, value: this.walk(value, path.slice(2)) };
    }
    return this.resourceStep(`${stack}/${head}.${second}`, path, 2);
  }

  private resourceStep(id: string, path: ReferencePath, length: number) {
    const resource = this.byId.get(id);
    if (!resource) return undefined;
    return {
      kind: 'resource' as const,
      reference: { resource, path: path.slice(length) },
    };
  }

  /** The stack behind a remote state: by its state's key, else by its name. */
  private producer(stack: string, remoteState: string): string | undefined {
    const data =
      this.stacks[stack]?.data?.terraform_remote_state?.[remoteState];
    if (!data) return undefined;
    const config = isRecord(data.config) ? data.config : {};
    const key = config.key ?? config.path;
    const fromKey =
      typeof key === 'string'
        ? key.replace(/^.*\//, '').replace(/\.tfstate$/, '')
        : '';
    const fromName = remoteState.replace(/^cross-stack-reference-input-/, '');
    return [fromKey, fromName].find(name => Object.hasOwn(this.stacks, name));
  }

  /** Into a literal value as far as the path goes; the whole where it cannot. */
  private walk(value: unknown, path: string[]): unknown {
    const [head, ...rest] = path;
    if (head === undefined || head === '*') return value;
    if (Array.isArray(value) && /^\d+$/.test(head)) {
      return this.walk(value[Number(head)], rest);
    }
    if (isRecord(value)) return this.walk(value[head], rest);
    return value;
  }
}

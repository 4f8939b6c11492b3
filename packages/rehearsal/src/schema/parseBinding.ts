import { getterTypes, storageTypes, withCollection } from './bindingTypes';
import { parseMappings, parseMembers } from './bindingText';
import type { Mapping, Member } from './bindingText';
import type {
  AttributeSchema,
  BlockSchema,
  CtyType,
  Nesting,
  NestedBlockSchema,
} from './ProviderSchema';

/** What one generated file of a provider package describes. */
export interface Binding {
  kind: 'resource' | 'data' | 'provider';
  /** Terraform type, such as `aws_vpc`; for a provider its name. */
  type: string;
  block: BlockSchema;
}

const KINDS: Record<string, Binding['kind']> = {
  TerraformResource: 'resource',
  TerraformDataSource: 'data',
  TerraformProvider: 'provider',
};

function nestingOf(kind: string): Nesting {
  switch (kind) {
    case 'struct':
      return 'single';
    case 'list':
    case 'set':
    case 'map':
      return kind;
    default:
      throw new Error(`Unknown nesting "${kind}" in a generated binding`);
  }
}

/** The type of a value whose attributes are not told apart by Terraform. */
function objectType(block: BlockSchema): CtyType {
  const attributes: Record<string, CtyType> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    attributes[name] = typeOf(attribute);
  }
  return ['object', attributes];
}

function wrapped(nesting: Nesting, type: CtyType): CtyType {
  return nesting === 'single' ? type : [nesting, type];
}

function typeOf(attribute: AttributeSchema): CtyType {
  if (attribute.type) {
    return attribute.type;
  }
  if (!attribute.nested) {
    throw new Error('An attribute has neither a type nor nested attributes');
  }
  return wrapped(
    attribute.nested.nesting,
    objectType({ attributes: attribute.nested.attributes, blocks: {} }),
  );
}

/**
 * The generator calls everything below a computed attribute computed; what
 * can be configured there is only optional to the provider.
 */
function withoutInheritedComputed(
  attributes: Record<string, AttributeSchema>,
): Record<string, AttributeSchema> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      if (!attribute.optional && !attribute.required) {
        return [name, attribute];
      }
      const { computed: _, ...rest } = attribute;
      return [name, rest];
    }),
  );
}

class BindingParser {
  private readonly classes = new Map<string, string>();
  private readonly functions = new Map<string, string>();
  private readonly known = new Map<string, BlockSchema>();

  constructor(text: string) {
    const parts = text.split(/^export (?=class |function |interface )/m);
    for (const part of parts) {
      const name = /^(class|function) (\w+)/.exec(part);
      if (name?.[1] === 'class') {
        this.classes.set(name[2], part);
      } else if (name?.[1] === 'function') {
        this.functions.set(name[2], part);
      }
    }
  }

  parse(): Binding | undefined {
    for (const text of this.classes.values()) {
      const head =
        /^class \w+ extends cdktf\.(TerraformResource|TerraformDataSource|TerraformProvider) /.exec(
          text,
        );
      const type = /tfResourceType = "(\w+)"/.exec(text);
      if (head && type) {
        return {
          kind: KINDS[head[1]],
          type: type[1],
          block: this.block(text, parseMappings(text)),
        };
      }
    }
    return undefined;
  }

  private struct(name: string): BlockSchema {
    const known = this.known.get(name);
    if (known) {
      return known;
    }
    const lower = name.charAt(0).toLowerCase() + name.slice(1);
    const mappings = parseMappings(
      this.functions.get(`${lower}ToHclTerraform`) ?? '',
    );
    const text = this.classes.get(`${name}OutputReference`);
    const block = text
      ? this.block(text, mappings)
      : this.blockOfMappings(mappings, name);
    this.known.set(name, block);
    return block;
  }

  /**
   * Blocks of a provider have no class that says which of their attributes
   * are required; the interface marks the optional ones with `?`, which the
   * providers at hand do for all of them.
   */
  private blockOfMappings(
    mappings: Map<string, Mapping>,
    name: string,
  ): BlockSchema {
    const block: BlockSchema = { attributes: {}, blocks: {} };
    for (const [key, mapping] of mappings) {
      this.add(
        block,
        {
          name: key,
          computed: false,
          optional: true,
          required: false,
          body: name,
        },
        mapping,
      );
    }
    return block;
  }

  private block(text: string, mappings: Map<string, Mapping>): BlockSchema {
    const block: BlockSchema = { attributes: {}, blocks: {} };
    for (const member of parseMembers(text)) {
      // Every provider takes `alias`, but from Terraform, not by its schema.
      if (
        member.name === 'alias' &&
        /extends cdktf\.TerraformProvider /.test(text)
      ) {
        continue;
      }
      this.add(block, member, mappings.get(member.name));
    }
    return block;
  }

  private add(block: BlockSchema, member: Member, mapping?: Mapping): void {
    const flags: AttributeSchema = {};
    if (member.required) flags.required = true;
    if (member.optional) flags.optional = true;
    // Below a computed attribute the generator calls even the required ones so.
    if (member.computed && !member.required) flags.computed = true;
    if (!mapping) {
      block.attributes[member.name] = {
        type: this.computedType(member),
        ...flags,
      };
      return;
    }
    if (!mapping.isBlock) {
      const type = storageTypes[mapping.storage];
      if (!type) {
        throw new Error(`Unknown type "${mapping.storage}" of ${member.name}`);
      }
      block.attributes[member.name] = {
        type: withCollection(mapping.kind, type),
        ...flags,
      };
      return;
    }
    this.addNested(block, member, mapping, flags);
  }

  private addNested(
    block: BlockSchema,
    member: Member,
    mapping: Mapping,
    flags: AttributeSchema,
  ): void {
    const nesting = nestingOf(mapping.kind);
    const isMapper = /(?:list|hash)Mapper/.test(mapping.value);
    const structName =
      nesting === 'single'
        ? mapping.storage
        : mapping.storage.replace(/(?:List|Map)$/, '');
    const inner = this.struct(structName);
    const lower = structName.charAt(0).toLowerCase() + structName.slice(1);
    const text = this.functions.get(`${lower}ToHclTerraform`) ?? '';
    if (/=== undefined \? null :/.test(text)) {
      block.attributes[member.name] = {
        type: wrapped(nesting, objectType(inner)),
        ...flags,
      };
      return;
    }
    const isBlock = isMapper
      ? /Mapper(?:Hcl)?\(\w+, true\)/.test(mapping.value)
      : nesting !== 'single' || !this.isNestedAttribute(structName);
    if (!isBlock) {
      block.attributes[member.name] = {
        nested: {
          nesting,
          attributes: member.computed
            ? withoutInheritedComputed(inner.attributes)
            : inner.attributes,
        },
        ...flags,
      };
      return;
    }
    const nested: NestedBlockSchema = { nesting, block: inner };
    if (member.required && nesting !== 'single') nested.min = 1;
    if (!isMapper && nesting !== 'single') nested.max = 1;
    block.blocks[member.name] = nested;
  }

  /**
   * The mapping function of a nested attribute takes a token as well
   * (`| cdktf.IResolvable`); that of a block takes its output reference.
   */
  private isNestedAttribute(structName: string): boolean {
    const lower = structName.charAt(0).toLowerCase() + structName.slice(1);
    const text = this.functions.get(`${lower}ToHclTerraform`) ?? '';
    const parameter = /ToHclTerraform\(struct\?: ([^)]*)\)/.exec(text);
    return (
      parameter !== null &&
      parameter[1].includes('IResolvable') &&
      !structName.endsWith('Timeouts')
    );
  }

  private computedType(member: Member): CtyType {
    const isSet = member.body.includes('cdktf.Fn.tolist(');
    for (const [marker, type] of getterTypes) {
      if (member.body.includes(marker)) {
        return withCollection(isSet ? 'set' : '', type);
      }
    }
    const field =
      /private _\w+ = new (\w+?)(List|Map|OutputReference)\(this, "\w+"(?:, (true|false))?/.exec(
        member.body,
      );
    if (field) {
      const inner = objectType(this.struct(field[1]));
      if (field[2] === 'OutputReference') return inner;
      if (field[2] === 'Map') return ['map', inner];
      return [field[3] === 'true' ? 'set' : 'list', inner];
    }
    if (member.body.includes('interpolationForAttribute')) {
      return 'dynamic';
    }
    throw new Error(`Cannot tell the type of "${member.name}"`);
  }
}

/**
 * Reads the schema of a resource, data source or provider out of the
 * TypeScript source that its binding was compiled from.
 *
 * @param text - source of one generated file of a prebuilt provider package
 * @returns undefined when the file describes no Terraform type
 */
export function parseBinding(text: string): Binding | undefined {
  return new BindingParser(text).parse();
}

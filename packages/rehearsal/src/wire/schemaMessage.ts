import type {
  AttributeSchema,
  BlockSchema,
  Nesting,
} from '../schema/ProviderSchema';

const NESTING: Record<Nesting, number> = {
  single: 1,
  list: 2,
  set: 3,
  map: 4,
};

interface AttributeMessage {
  name: string;
  type?: Uint8Array;
  nested_type?: { attributes: AttributeMessage[]; nesting: number };
  required?: boolean;
  optional?: boolean;
  computed?: boolean;
  sensitive?: boolean;
}

interface BlockMessage {
  attributes: AttributeMessage[];
  block_types: Array<{
    type_name: string;
    block: BlockMessage;
    nesting: number;
    min_items: number;
    max_items: number;
  }>;
}

/** A schema in the words of the plugin protocol. */
export interface SchemaMessage {
  version: number;
  block: BlockMessage;
}

function attributeMessages(
  attributes: Record<string, AttributeSchema>,
): AttributeMessage[] {
  return Object.entries(attributes).map(([name, attribute]) => {
    const { type, nested, ...flags } = attribute;
    return {
      name,
      ...flags,
      ...(nested
        ? {
            nested_type: {
              attributes: attributeMessages(nested.attributes),
              nesting: NESTING[nested.nesting],
            },
          }
        : { type: Buffer.from(JSON.stringify(type)) }),
    };
  });
}

function blockMessage(block: BlockSchema): BlockMessage {
  return {
    attributes: attributeMessages(block.attributes),
    block_types: Object.entries(block.blocks).map(([name, nested]) => ({
      type_name: name,
      block: blockMessage(nested.block),
      nesting: NESTING[nested.nesting],
      min_items: nested.min ?? 0,
      max_items: nested.max ?? 0,
    })),
  };
}

/** Puts a schema into the words of the plugin protocol. */
export function schemaMessage(block: BlockSchema): SchemaMessage {
  return { version: 0, block: blockMessage(block) };
}

/**
 * A Terraform type in its own notation: `"string"`, `["list", "string"]`,
 * `["object", { "name": "string" }]`.
 */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | [kind: 'list' | 'set' | 'map', element: CtyType]
  | [kind: 'object', attributes: Record<string, CtyType>];

/** How often a nested block or attribute may occur, and in what container. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/** One attribute; it has either a type or nested attributes. */
export interface AttributeSchema {
  type?: CtyType;
  nested?: { nesting: Nesting; attributes: Record<string, AttributeSchema> };
  required?: boolean;
  optional?: boolean;
  computed?: boolean;
  sensitive?: boolean;
}

/** A nested block with its limits; `max` 0 means no limit. */
export interface NestedBlockSchema {
  nesting: Nesting;
  min?: number;
  max?: number;
  block: BlockSchema;
}

/** Attributes and nested blocks of a resource, data source or provider. */
export interface BlockSchema {
  attributes: Record<string, AttributeSchema>;
  blocks: Record<string, NestedBlockSchema>;
}

/**
 * Everything a provider tells Terraform about itself.
 *
 * @public
 */
export interface ProviderSchema {
  /** Registry address without the host, such as `hashicorp/aws`. */
  address: string;
  /** Version of the provider that the schema is of. */
  version: string;
  provider: BlockSchema;
  resources: Record<string, BlockSchema>;
  dataSources: Record<string, BlockSchema>;
}

import { regions } from '@lakeport/project';

/** A value to choose from. */
export interface ValueOption {
  value: string;
  label: string;
  /** For a chosen zone that is not in the chosen region: that region. */
  region?: string;
}

interface ValueSchema {
  enum?: readonly unknown[];
  items?: unknown;
}

function texts(values: unknown): string[] | undefined {
  if (!Array.isArray(values)) {
    return undefined;
  }
  return values.filter(value => typeof value === 'string');
}

function itemsOf(schema: ValueSchema): readonly unknown[] | undefined {
  const { items } = schema;
  return typeof items === 'object' && items !== null && 'enum' in items
    ? texts(items.enum)
    : undefined;
}

/**
 * What a field of the project form can be chosen from: what the template
 * lists, with words for each or in its schema, else for regions the regions that Databricks runs in, and for
 * zones those of the chosen region. A zone that was chosen for another region
 * stays in the list, so that it can be taken back.
 *
 * @returns undefined for a value that is typed
 */
export function valueOptions(
  field: string,
  schema: ValueSchema,
  values: Record<string, unknown>,
  choices?: Readonly<Record<string, string>>,
): ValueOption[] | undefined {
  if (choices) {
    return Object.entries(choices).map(([value, label]) => ({ value, label }));
  }
  const listed = texts(schema.enum) ?? itemsOf(schema);
  if (listed) {
    return listed.map(value => ({
      value: String(value),
      label: regionLabel(field, String(value)),
    }));
  }
  if (field === 'region') {
    return Object.keys(regions).map(value => ({
      value,
      label: regionLabel(field, value),
    }));
  }
  if (field === 'availabilityZones') {
    const id = typeof values.region === 'string' ? values.region : undefined;
    const zones =
      id && Object.hasOwn(regions, id)
        ? regions[id].zones.map(zone => `${id}${zone}`)
        : [];
    const others = (texts(values[field]) ?? []).filter(
      zone => !zones.includes(zone),
    );
    return [
      ...zones.map(zone => ({ value: zone, label: zone })),
      ...others.map(zone => ({ value: zone, label: zone, region: id ?? '–' })),
    ];
  }
  return undefined;
}

function regionLabel(field: string, id: string): string {
  return field === 'region' && Object.hasOwn(regions, id)
    ? `${id} (${regions[id].name})`
    : id;
}

const ENTITY_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$/;
const LONGEST = 63;

/** A tag that is no entity name can name no entity. */
export function entityNameOfTag(tag: string | undefined): string | undefined {
  return tag && tag.length <= LONGEST && ENTITY_NAME.test(tag)
    ? tag
    : undefined;
}

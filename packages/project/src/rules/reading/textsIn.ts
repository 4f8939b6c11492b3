import { isRecord } from './json';

/** A text in a value, with the key it stands under. */
export interface TextAt {
  readonly key: string;
  readonly text: string;
}

/**
 * All texts in a value, however deep. Not recursive: what is read here may
 * come from anywhere, and nesting must not exhaust the stack.
 */
export function textsIn(value: unknown): TextAt[] {
  const found: TextAt[] = [];
  const pending: Array<{ key: string; value: unknown }> = [{ key: '', value }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { key } = next;
    if (typeof next.value === 'string') {
      found.push({ key, text: next.value });
    } else if (Array.isArray(next.value)) {
      for (let index = next.value.length - 1; index >= 0; index -= 1) {
        pending.push({ key, value: next.value[index] });
      }
    } else if (isRecord(next.value)) {
      for (const [name, item] of Object.entries(next.value).reverse()) {
        pending.push({ key: name, value: item });
      }
    }
  }
  return found;
}

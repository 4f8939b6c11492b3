/** A map that forgets what was put into it first when there is too much. */
export class BoundedMap<V> {
  private readonly items = new Map<string, V>();

  constructor(private readonly limit: number) {}

  get(key: string): V | undefined {
    return this.items.get(key);
  }

  set(key: string, value: V): void {
    const [oldest] = this.items.keys();
    if (this.items.size >= this.limit && !this.items.has(key)) {
      this.items.delete(oldest);
    }
    this.items.set(key, value);
  }
}

import { EtagStore } from './EtagStore';

const answer = (bytes: number) => ({
  etag: '"1"',
  status: 200,
  headers: [],
  body: new Uint8Array(bytes),
  url: 'https://api.github.com/x',
});

describe('EtagStore', () => {
  it('drops what was not used for the longest time when it is full', () => {
    const store = new EtagStore({ mostBytes: 100 });
    store.set('a', answer(40));
    store.set('b', answer(40));
    expect(store.get('a')).toBeDefined();
    store.set('c', answer(40));
    expect(store.bytes).toBe(80);
    expect(store.get('b')).toBeUndefined();
    expect(store.get('a')).toBeDefined();
  });

  it('counts what is replaced once', () => {
    const store = new EtagStore({ mostBytes: 100 });
    store.set('a', answer(60));
    store.set('a', answer(50));
    expect(store.bytes).toBe(50);
    store.delete('a');
    store.delete('a');
    expect(store.bytes).toBe(0);
  });

  it('keeps nothing that is larger than all, nor what was there before it', () => {
    const store = new EtagStore({ mostBytes: 100 });
    store.set('a', answer(50));
    store.set('a', answer(101));
    expect(store.get('a')).toBeUndefined();
    expect(store.bytes).toBe(0);
  });

  it('keeps a bounded number of small answers', () => {
    const store = new EtagStore();
    for (let index = 0; index < 5_010; index++) {
      store.set(`${index}`, answer(1));
    }
    expect(store.bytes).toBe(5_000);
    expect(store.get('0')).toBeUndefined();
  });
});

import Elk from 'elkjs/lib/elk.bundled';
import fc from 'fast-check';
import { buildLineage } from './buildLineage';
import { BOX, layoutLineage } from './layoutLineage';
import { lineageId } from './lineageId';

const table = (name: string) => ({ catalog: 'c', schema: 's', table: name });

describe('layoutLineage', () => {
  const engine = new Elk();

  it('puts every table somewhere of its own, from the left to the right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 12,
          selector: name => name,
        }),
        async names => {
          const half = Math.floor(names.length / 2);
          const graph = buildLineage(table('#start'), [
            {
              of: table('#start'),
              lineage: {
                upstreams: names.slice(0, half).map(table),
                downstreams: names.slice(half).map(table),
              },
            },
          ]);
          const places = await layoutLineage(graph, engine);
          const start = places.get(lineageId(table('#start')));
          expect(places.size).toBe(graph.nodes.length);
          const boxes = [...places.values()];
          boxes.forEach((box, index) => {
            for (const other of boxes.slice(index + 1)) {
              expect(
                Math.abs(box.x - other.x) >= BOX.width ||
                  Math.abs(box.y - other.y) >= BOX.height,
              ).toBe(true);
            }
          });
          for (const { id, distance } of graph.nodes) {
            const x = places.get(id)?.x ?? NaN;
            expect(Math.sign(x - (start?.x ?? NaN))).toBe(Math.sign(distance));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});

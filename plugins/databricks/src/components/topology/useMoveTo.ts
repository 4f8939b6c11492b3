import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { PlacedPart } from './neighbourOf';

/** A part that is to be brought into view. */
export interface MoveTo {
  id: string;
}

/** At least this much around a part is seen, in pixels of the picture. */
const SURROUNDINGS = { width: 900, height: 500 };

/** Moves the picture to a part, once for each wish, when the part has its place. */
export function useMoveTo(
  places: readonly PlacedPart[],
  moveTo: MoveTo | undefined,
): void {
  const { fitBounds } = useReactFlow();
  const done = useRef<MoveTo>();
  useEffect(() => {
    const place = places.find(({ id }) => id === moveTo?.id);
    if (!place || done.current === moveTo) {
      return;
    }
    done.current = moveTo;
    const { x, y } = place.area;
    const width = Math.max(place.area.width, SURROUNDINGS.width);
    const height = Math.max(place.area.height, SURROUNDINGS.height);
    void fitBounds(
      {
        x: x - (width - place.area.width) / 2,
        y: y - (height - place.area.height) / 2,
        width,
        height,
      },
      { padding: 0.05 },
    );
  }, [places, moveTo, fitBounds]);
}

import { z } from 'zod';

/** Body of PUT /api/live/:id. Which topics there are is a matter of rights. */
export const topicsSchema = z.object({ topics: z.array(z.string().min(1).max(260)).max(100) });

import { z } from 'zod';
import { HYBRID_FORMS, PHASES, SECTORS } from '../vocabulary/states.ts';
import { text, whole } from './values.ts';

/** What a proeftuin says of itself; who takes part, and what it aims at, is set apart from that. */
export const proeftuinFields = z.object({
  title: text(120, 2),
  summary: text(4000),
  sector: z.enum(SECTORS),
  level: whole(1, 8),
  phase: z.enum(PHASES),
  hybridForms: z.array(z.enum(HYBRID_FORMS)).max(HYBRID_FORMS.length),
});

import { ROLE_WORDS } from '@scheldemond/domain/vocabulary/states';
import { capital, words } from '@scheldemond/domain/vocabulary/words';
import { useCallback } from 'react';
import type { ViewerMembership } from './viewer.ts';
import { speechOf, useReader } from './words.ts';

const PERSONS = { TEACHER: 'teacher', STUDENT: 'student', MENTOR: 'mentor' } as const;

/** Names a membership's role, in the words of its own organisation. */
export function useRoleName(): (membership: Pick<ViewerMembership, 'role' | 'organisation'>) => string {
  const { language } = useReader();
  return useCallback(
    ({ role, organisation }) => {
      if (role === 'TEACHER' || role === 'STUDENT' || role === 'MENTOR')
        return capital(words({ ...speechOf(organisation), language })[PERSONS[role]]);
      return capital(ROLE_WORDS[role][language]);
    },
    [language],
  );
}

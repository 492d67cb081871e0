import { capital, type Words } from '@scheldemond/domain/vocabulary/words';
import type { HelpOfLists } from '../../help.ts';

/** Help for the pages with a list. What stands between quotes is a word on the screen. */
export const helpOfLists = (w: Words): HelpOfLists => ({
  students: {
    any: {
      about: `Here are the ${w.students} you follow, each with the period for which a place is needed. You begin with those who have none yet.`,
      can: [
        `Open a name to see which places fit, and propose one.`,
        `Tick several and choose "Propose": the best fitting free place is filled in for each.`,
        `Choose "Back" at the top for those who were declined or got no answer.`,
        `With "New school year" a ${w.coordinator} takes classes and periods over to next year.`,
      ],
    },
  },
  allStudents: {
    any: {
      about: `Here are all ${w.students} that you may see, also who has no period to be placed in.`,
      can: [
        `Open a name to see data and periods.`,
        `A zero under "Periods" means that there is nothing to place yet for that ${w.student}.`,
        `Who is archived is found with the filter "Archived".`,
      ],
    },
  },
  slots: {
    any: {
      about: `Here are the places that ${w.companies} offer: what the work is, how much is free and when that was last confirmed.`,
      can: [
        `Open a place to read what you do there, where and on which days.`,
        `Choose "Map" to see what is near.`,
        `You propose from the page of the ${w.student}: there the best fitting place comes first.`,
      ],
    },
    company: {
      about: `Here are the places that you offer. Schools see them and propose ${w.students} for them.`,
      can: [
        `Open a place to change it, pause it or confirm it.`,
        `You make a new place on the page of your ${w.company}.`,
      ],
    },
    student: {
      about: `Here are the places where you could go. Looking commits you to nothing.`,
      can: [
        `Open a place to read what you do there, where and on which days.`,
        `Choose "Map" to see what is close to home.`,
        `Does a place look good? Choose it under "My wishes" afterwards.`,
      ],
    },
  },
  map: {
    any: {
      about: `The map shows where the places are, on both sides of the border. The shape of a mark says whether there is room. Below the map the same stands as a list.`,
      can: [
        `Choose a mark or a row to see which places are there.`,
        `Drag to move and zoom with the wheel. The arrow keys, plus and minus work too.`,
      ],
    },
    school: {
      about: `The map shows where the places are, on both sides of the border. The shape of a mark says whether there is room. Below the map the same stands as a list.`,
      can: [
        `Choose a ${w.student} under "From": then you see the travel time and what is within reach.`,
        `Choose a mark or a row to see which places are there.`,
        `Drag to move and zoom with the wheel. The arrow keys, plus and minus work too.`,
      ],
    },
    student: {
      about: `The map shows where places are and how long you travel there. The time is an estimate; look at the timetable too before you take a train or a bus.`,
      can: [
        `Choose under "By" how you travel, and under "Within" how long it may take.`,
        `Choose a mark or a row to see which places are there.`,
      ],
    },
  },
  companies: {
    any: {
      about: `Here are the ${w.companies} of the region with their sites.`,
      can: [
        `Open a ${w.company} to see its places, recognitions and sites.`,
        `Search by name or town before you add one, so that it stands here only once.`,
      ],
    },
  },
  recognitions: {
    any: {
      about: `Here stands which site is recognised for which programme, and until when. Without a valid recognition no placement for that programme can begin.`,
      can: [
        `Open the ${w.company} to change a recognition or to add one.`,
        `Choose "Lapses soon" among the filters for what waits for a renewal. Once the renewal has been entered, the recognition is no longer among those.`,
      ],
    },
  },
  placements: {
    any: {
      about: `Here are all placements that you may see: proposed, accepted, under way and completed. What changed last comes first.`,
      can: [
        `Open a name to see how far it is and what is still needed.`,
        `Filter by state, or for placements across the border.`,
      ],
    },
    school: {
      about: `Here are the placements of your ${w.students}: proposed, accepted, under way and completed. What changed last comes first.`,
      can: [
        `Open a name to see how far it is and what is still needed.`,
        `Tick several to remind ${w.companies}, change the period or choose another supervisor.`,
        `Where something is red, that placement begins without being ready.`,
      ],
    },
    company: {
      about: `Here are the questions of schools, and who comes or came to you. What changed last comes first.`,
      can: [`Choose "Open" to see what waits for an answer.`, `Open a name to answer.`],
    },
  },
  people: {
    any: {
      about: `Here are the people of your organisation, with their role and for whom they work. ${capital(w.students)} are not among them.`,
      can: [
        `Who may, invites a colleague with "Invite somebody": an email address is enough.`,
        `Open a name to change a role or to end the membership.`,
        `"Invited" means that somebody has not used the link in the mail yet.`,
      ],
    },
  },
  schools: {
    any: {
      about: `Here are the schools of the region, on both sides of the border.`,
      can: [
        `Open a school to see its programmes, classes and periods.`,
        `Choose "Programmes", "Classes" or "Periods" to put those of all schools side by side.`,
      ],
    },
    admin: {
      about: `Here are the schools of the region. A school that you make arranges its programmes and classes itself after that.`,
      can: [
        `Make one with "New school"; then invite its ${w.coordinator}.`,
        `Open a school to see its data or to edit them.`,
      ],
    },
  },
  programmes: {
    any: {
      about: `Here is what schools teach: each programme with the qualification that it leads to and its form of workplace learning.`,
      can: [
        `Filter by school, qualification or form to see who offers the same.`,
        `Open a programme to see the school that teaches it.`,
      ],
    },
    school: {
      about: `Here is what your school teaches: each programme with the qualification that it leads to and its form of workplace learning.`,
      can: [
        `Choose "All schools" to see who offers the same in the region.`,
        `Who may, opens a programme to edit or archive it, and makes one with "Add a programme".`,
      ],
    },
  },
  classes: {
    any: {
      about: `Here are the classes of a school year, each with its programme. You see only classes that you may read.`,
      can: [
        `Choose another school year at the top, or "All".`,
        `Who may, opens a name to edit or archive it.`,
      ],
    },
  },
  periods: {
    any: {
      about: `Here is when ${w.students} need a place: each period with its days and by when everyone must be placed.`,
      can: [
        `Order by "Placed by" to see what must be ready first.`,
        `Choose another school year at the top, or "All".`,
        `Who may, opens a name to change days or hours. What is still open goes along.`,
      ],
    },
  },
  proeftuinen: {
    any: {
      about: `In a proeftuin schools and ${w.companies} work together on a programme. You see your own first; with "All" you see the others too.`,
      can: [
        `Open one to see its phase, targets and occupancy.`,
        `Who coordinates makes one with "New proeftuin", and archives what is over.`,
      ],
    },
  },
});

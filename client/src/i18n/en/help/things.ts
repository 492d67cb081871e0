import type { Words } from '@scheldemond/domain/vocabulary/words';
import type { HelpOfThings } from '../../help.ts';

/** Help for the first page and for the pages of one thing. What stands between quotes is a word on the screen. */
export const helpOfThings = (w: Words): HelpOfThings => ({
  home: {
    any: {
      about: `Here stands what waits for you. When there is nothing, you need not do anything.`,
      can: [`"Look" opens exactly what waits.`, `What you deal with leaves this page by itself.`],
    },
    school: {
      about: `Here stands what waits for you: ${w.students} without a place, answers of ${w.companies}, and placements that begin while something is missing. When there is nothing, you need not do anything.`,
      can: [`"Look" opens exactly those cases.`, `What you deal with leaves this page by itself.`],
    },
    company: {
      about: `Here are the questions of schools that wait for your answer. You can also answer straight from the mail, without signing in.`,
      can: [
        `"Look" opens the questions: accept, offer other dates, or pass them on to a colleague.`,
        `Confirm now and then that your places still stand. Then schools know that they are there.`,
      ],
    },
    region: {
      about: `Here stands what is stuck in your proeftuinen: who has no place yet, questions without an answer, and recognitions that lapse.`,
      can: [`"Look" opens exactly those cases.`, `What is solved leaves this page by itself.`],
    },
    student: {
      about: `Here you see where you stand: whether a place was asked for you, what the ${w.company} answered and when you begin.`,
      can: [
        `Say under "My wishes" what you like to do.`,
        `Choose "I found a place myself" when you did. Your school looks at it and asks the ${w.company} only then.`,
        `When your school asks whether you agree with a place, you answer here.`,
      ],
    },
    admin: {
      about: `Here stands what waits for you. Mostly that is nothing: your work is with people and their roles.`,
      can: [`Go to "People" to invite somebody or to add a school.`],
    },
  },
  student: {
    any: {
      about: `Here you see what this ${w.student} looks for and which places fit, the best first. Each place says what fits and what does not.`,
      can: [
        `Choose "Propose" beside a place. You can take it back for ten seconds; only then the mail leaves.`,
        `Did the ${w.student} find something? Fill in the ${w.company} and the place in one go with "Self-found place".`,
        `Choose "Rules and points" to see why a place stands high or low, and look up any other place at the bottom.`,
        `When nothing fits, choose "Also what does not fit". Then you see why.`,
      ],
    },
  },
  schoolYear: {
    any: {
      about: `Here you prepare a new school year. Classes and periods of this year are filled in; you change what falls otherwise.`,
      can: [
        `Check the dates and choose "Make the school year".`,
        `Then say for each class where the ${w.students} go: all together, or each apart.`,
        `What has been stays with the class of then.`,
      ],
    },
  },
  wishes: {
    any: {
      about: `Here you say where you would like to work most, your dearest wish first. Your school reads this and takes it into account. Companies do not see it.`,
      can: [
        `Choose a place, or write down what kind of work you want to do.`,
        `Put wishes in order: drag them, or use the arrows.`,
        `Say which towns and days suit you, and how long the way may take.`,
        `All is saved at once. You may change it later.`,
      ],
    },
  },
  slot: {
    any: {
      about: `Here you read what the work is, what it asks, where it is and on which days.`,
      can: [`At the top you see when the ${w.company} last confirmed this.`],
    },
    school: {
      about: `Here you read what the work is, what it asks, where it is and on which days. At the top stands when the ${w.company} last confirmed that.`,
      can: [
        `You propose from the page of the ${w.student}.`,
        `Under "Placements" stands who of your ${w.students} comes or came here.`,
      ],
    },
    company: {
      about: `This is a place that you offer, as schools see it.`,
      can: [
        `Choose "Confirm that this stands" when nothing changed. Then schools know that the place is still there.`,
        `With "Edit" you say from which day schools may propose, and which schools may earlier.`,
        `Do more ${w.students} wait for an answer? Put them in your order under "Order of preference". Their school sees what points it gives. A new plan counts it for who came back without your answer.`,
        `Choose "Pause" when you cannot receive anybody for a while.`,
        `With "Offer again" the same place comes back next year.`,
      ],
    },
    student: {
      about: `Here you read what you do there, what you bring, where it is and on which days.`,
      can: [`Would you like to go here? Choose this place under "My wishes".`],
    },
  },
  company: {
    any: {
      about: `Here you find the sites of this ${w.company}, with their recognitions, and the places that it offers.`,
      can: [
        `Open a place to read what the work is.`,
        `"nobody of its own looks after it yet" means that schools keep these data. Who may, then invites somebody of the company.`,
      ],
    },
    company: {
      about: `This is the page of your ${w.company}: sites, recognitions, places and who guides. Schools look for a place here.`,
      can: [
        `Choose "New ${w.slot}" to offer a place.`,
        `Who looks after it changes sites and recognitions.`,
        `Add a renewed recognition before the old one lapses.`,
      ],
    },
  },
  placement: {
    any: {
      about: `Here you follow one placement, from proposal to end. The line at the top shows where it stands, and "Still needed" says who must do what.`,
      can: [`The contact stands at the bottom, as soon as you may see it.`],
    },
    school: {
      about: `Here you follow one placement, from proposal to end. The line at the top shows where it stands, and "Still needed" says who must do what.`,
      can: [
        `You take up a counter-proposal or refuse it.`,
        `With "Change week" you set it in one line or on the grid, and see at once what the law says of it.`,
        `Fill in who signed the ${w.agreement} and when.`,
        `Does it end early, or move to another place? Look under "More actions". The place becomes free again.`,
      ],
    },
    company: {
      about: `Here you see whom a school proposes, when and on which days. You see the full name and the contact after you accept.`,
      can: [
        `Choose "Accept", or "Other dates or days" when it nearly fits.`,
        `With "Pass on to a colleague" somebody else answers.`,
        `"Still needed" says what must be in order before the first day.`,
      ],
    },
  },
  agenda: {
    any: {
      about: `Here you see week by week who is where. Public holidays are left out.`,
      can: [
        `"Previous week" and "Next week" turn the page.`,
        `"Make an address" gives a secret address at which your own calendar follows this. If you lost it, make a new one: the old one ends.`,
      ],
    },
    student: {
      about: `Here you see week by week when you are expected where. Public holidays are left out.`,
      can: [
        `"Previous week" and "Next week" turn the page.`,
        `"Make an address" gives a secret address at which the calendar on your phone follows this.`,
      ],
    },
  },
  school: {
    any: {
      about: `Here stands what a school needs in order to place: programmes, classes, and the periods in which ${w.students} need a place.`,
      can: [
        `Choose the school year at the top.`,
        `Who looks after the school adds a programme, class or period here.`,
        `A period says how many days a ${w.company} has to answer.`,
      ],
    },
  },
  proeftuin: {
    any: {
      about: `Here you see how this proeftuin is doing: its phase, its targets, the placements by state and how full it is by week.`,
      can: [
        `Read in the journal what changed and why.`,
        `Who leads it sets targets, adds partners, asks programmes and writes in the journal, with photos and documents.`,
      ],
    },
    school: {
      about: `Here you see how this proeftuin is doing: its phase, its targets, the placements by state and how full it is by week.`,
      can: [
        `Drag a placement on the board to its new state, or choose "Move to".`,
        `Where a programme of your school is asked, who coordinates the school decides at "Programmes" whether it takes part.`,
        `Read in the journal what changed and why.`,
      ],
    },
  },
  matching: {
    any: {
      about: `Here you make plans: all ${w.students} of a proeftuin matched to places in one go, with as many placed as possible.`,
      can: [
        `Choose "New plan", for everybody or for chosen classes, ${w.students}, companies and places. Nothing is proposed yet.`,
        `Say with "What counts" how much travel, wishes and the rest weigh.`,
      ],
    },
  },
  comparePlans: {
    any: {
      about: `Here plans of the same proeftuin stand side by side: their figures, how the places are shared between the schools, and who gets another place in each plan.`,
      can: [
        `Choose at the top which plans to put side by side; four at most. The address keeps your choice.`,
        `Open a plan by its name and go on from there.`,
      ],
    },
  },
  matchingPlan: {
    any: {
      about: `Here you see who goes where in this plan, who has no place and why, and what asks least and still helps.`,
      can: [
        `Choose "Fix in this place", "Not in this place" or "Leave out of the plan" beside a ${w.student}, and then "Compute again".`,
        `Choose "Prepare proposals" to propose the whole plan in one go, at once or on a day that you choose. "Withdraw all" is possible until a company first answers.`,
        `Drag a ${w.student} to the place of another, or choose "Move to…". You see at once who makes room.`,
        `Choose "What would one more place bring?" or "One more place here?" to see who would get a place, before you ask the company for it.`,
        `Choose "If a company drops out" for a repaired plan in which as few ${w.students} as possible change places.`,
        `Wishes count without being read by you. You only see how many ${w.students} get their first wish.`,
      ],
    },
  },
  import: {
    any: {
      about: `Here you bring in a list from CSV or Excel. Nothing is written before each row has been checked.`,
      can: [
        `Choose a file and say what stands in each column. That is remembered for the next time.`,
        `When a row is wrong, you read why. Mend it in your file and choose that again.`,
        `Bringing in a list again updates and doubles nothing.`,
      ],
    },
  },
});

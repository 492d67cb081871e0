import { capital, type Words } from '@scheldemond/domain/vocabulary/words';
import type { HelpOfLists } from '../../help.ts';

/** Help for the pages with a list. What stands between quotes is a word on the screen. */
export const helpOfLists = (w: Words): HelpOfLists => ({
  students: {
    any: {
      about: `Hier staan de ${w.students} die je volgt, elk met de periode waarvoor een plek nodig is. Je begint bij wie er nog geen heeft.`,
      can: [
        `Open een naam om te zien welke plekken passen, en stel er een voor.`,
        `Vink er meer aan en kies "Stel voor": voor elk staat de best passende vrije plek al klaar.`,
        `Kies bovenaan "Terug" voor wie een afwijzing kreeg of geen antwoord.`,
        `Met "Nieuw schooljaar" zet een ${w.coordinator} klassen en periodes over naar volgend jaar.`,
      ],
    },
  },
  allStudents: {
    any: {
      about: `Hier staan alle ${w.students} die je mag zien, ook wie geen periode heeft om in te plaatsen.`,
      can: [
        `Open een naam om gegevens en periodes te zien.`,
        `Staat er bij "Periodes" een nul, dan is er voor die ${w.student} nog niets te plaatsen.`,
        `Wie gearchiveerd is, vind je met de filter "Gearchiveerd".`,
      ],
    },
  },
  slots: {
    any: {
      about: `Hier staan de plekken die ${w.companies} aanbieden: wat het werk is, hoeveel er vrij is en wanneer dat voor het laatst bevestigd werd.`,
      can: [
        `Open een plek om te lezen wat je er doet, waar en op welke dagen.`,
        `Kies "Kaart" om te zien wat in de buurt ligt.`,
        `Voorstellen doe je vanaf de pagina van de ${w.student}: daar staat de best passende plek bovenaan.`,
      ],
    },
    company: {
      about: `Hier staan de plekken die jullie aanbieden. Scholen zien ze en stellen er ${w.students} voor.`,
      can: [
        `Open een plek om ze te wijzigen, op pauze te zetten of te bevestigen.`,
        `Een nieuwe plek maak je op de pagina van je ${w.company}.`,
      ],
    },
    student: {
      about: `Hier staan de plekken waar je terecht kan. Kijken verplicht je tot niets.`,
      can: [
        `Open een plek om te lezen wat je er doet, waar en op welke dagen.`,
        `Kies "Kaart" om te zien wat dicht bij huis ligt.`,
        `Ziet een plek er goed uit? Kies ze daarna bij "Mijn wensen".`,
      ],
    },
  },
  map: {
    any: {
      about: `De kaart toont waar de plekken zijn, aan beide kanten van de grens. De vorm van een teken zegt of er nog plaats is. Onder de kaart staat hetzelfde als lijst.`,
      can: [
        `Kies een teken of een rij om te zien welke plekken daar zijn.`,
        `Sleep om te verschuiven en zoom met het wiel. De pijltoetsen, plus en min werken ook.`,
      ],
    },
    school: {
      about: `De kaart toont waar de plekken zijn, aan beide kanten van de grens. De vorm van een teken zegt of er nog plaats is. Onder de kaart staat hetzelfde als lijst.`,
      can: [
        `Kies bij "Vanaf" een ${w.student}: dan zie je de reistijd en wat binnen bereik ligt.`,
        `Kies een teken of een rij om te zien welke plekken daar zijn.`,
        `Sleep om te verschuiven en zoom met het wiel. De pijltoetsen, plus en min werken ook.`,
      ],
    },
    student: {
      about: `De kaart toont waar plekken zijn en hoe lang jij ernaartoe reist. De tijd is geschat; kijk voor de trein of bus nog even in de dienstregeling.`,
      can: [
        `Kies bij "Met" hoe je reist, en bij "Binnen" hoe lang het mag duren.`,
        `Kies een teken of een rij om te zien welke plekken daar zijn.`,
      ],
    },
  },
  companies: {
    any: {
      about: `Hier staan de ${w.companies} uit de regio met hun vestigingen.`,
      can: [
        `Open een ${w.company} om plekken, erkenningen en vestigingen te zien.`,
        `Zoek eerst op naam of gemeente voor je er een toevoegt, dan staat het er maar één keer in.`,
      ],
    },
  },
  recognitions: {
    any: {
      about: `Hier staat welke vestiging voor welke opleiding erkend is, en tot wanneer. Zonder geldige erkenning kan een plaatsing voor die opleiding niet beginnen.`,
      can: [
        `Open het ${w.company} om een erkenning te wijzigen of er een toe te voegen.`,
        `Kies bij de filters "Vervalt binnenkort" voor wat op een verlenging wacht. Is de verlenging ingevoerd, dan staat de erkenning daar niet meer bij.`,
      ],
    },
  },
  placements: {
    any: {
      about: `Hier staan alle plaatsingen die je mag zien: voorgesteld, aangenomen, lopend en afgerond. Wat het laatst veranderde, staat bovenaan.`,
      can: [
        `Open een naam om te zien hoe ver het staat en wat er nog nodig is.`,
        `Filter op stand, of op plaatsingen over de grens.`,
      ],
    },
    school: {
      about: `Hier staan de plaatsingen van je ${w.students}: voorgesteld, aangenomen, lopend en afgerond. Wat het laatst veranderde, staat bovenaan.`,
      can: [
        `Open een naam om te zien hoe ver het staat en wat er nog nodig is.`,
        `Vink er meer aan om ${w.companies} te herinneren, de periode te wijzigen of een andere begeleider te kiezen.`,
        `Staat er iets rood, dan begint die plaatsing zonder startklaar te zijn.`,
      ],
    },
    company: {
      about: `Hier staan de vragen van scholen, en wie bij jullie komt of kwam. Wat het laatst veranderde, staat bovenaan.`,
      can: [`Kies "Open" om te zien wat op antwoord wacht.`, `Open een naam om te antwoorden.`],
    },
  },
  people: {
    any: {
      about: `Hier staan de mensen van je organisatie, met hun rol en voor wie ze werken. ${capital(w.students)} staan hier niet bij.`,
      can: [
        `Wie het mag, nodigt met "Iemand uitnodigen" een collega uit: een e-mailadres is genoeg.`,
        `Open een naam om een rol te wijzigen of het lidmaatschap te beëindigen.`,
        `"Uitgenodigd" wil zeggen dat iemand de link uit de mail nog niet gebruikte.`,
      ],
    },
  },
  schools: {
    any: {
      about: `Hier staan de scholen uit de regio, aan beide kanten van de grens.`,
      can: [
        `Open een school om haar opleidingen, klassen en periodes te zien.`,
        `Kies "Opleidingen", "Klassen" of "Periodes" om die van alle scholen naast elkaar te zetten.`,
      ],
    },
    admin: {
      about: `Hier staan de scholen uit de regio. Een school die je maakt, richt daarna zelf haar opleidingen en klassen in.`,
      can: [
        `Met "Nieuwe school" maak je er een; nodig daarna haar ${w.coordinator} uit.`,
        `Open een school om haar gegevens te zien of te wijzigen.`,
      ],
    },
  },
  programmes: {
    any: {
      about: `Hier staat wat scholen geven: elke opleiding met de kwalificatie waartoe ze leidt en de vorm van werkplekleren.`,
      can: [
        `Filter op school, kwalificatie of vorm om te zien wie hetzelfde aanbiedt.`,
        `Open een opleiding om de school te zien die ze geeft.`,
      ],
    },
    school: {
      about: `Hier staat wat je school geeft: elke opleiding met de kwalificatie waartoe ze leidt en de vorm van werkplekleren.`,
      can: [
        `Kies "Alle scholen" om te zien wie in de regio hetzelfde aanbiedt.`,
        `Wie het mag, opent een opleiding om ze te wijzigen of te archiveren, en maakt er een met "Opleiding toevoegen".`,
      ],
    },
  },
  classes: {
    any: {
      about: `Hier staan de klassen van een schooljaar, elk met haar opleiding. Je ziet alleen klassen die je mag lezen.`,
      can: [
        `Kies bovenaan een ander schooljaar, of "Alle".`,
        `Wie het mag, opent een naam om te wijzigen of te archiveren.`,
      ],
    },
  },
  periods: {
    any: {
      about: `Hier staat wanneer ${w.students} een plek nodig hebben: elke periode met haar dagen en tegen wanneer iedereen geplaatst moet zijn.`,
      can: [
        `Orden op "Plek tegen" om te zien wat het eerst klaar moet zijn.`,
        `Kies bovenaan een ander schooljaar, of "Alle".`,
        `Wie het mag, opent een naam om dagen of uren te wijzigen. Wat nog open staat, gaat mee.`,
      ],
    },
  },
  proeftuinen: {
    any: {
      about: `In een proeftuin werken scholen en ${w.companies} samen aan een opleiding. Je ziet eerst die van jezelf; met "Alle" zie je ook de andere.`,
      can: [
        `Open er een om de fase, de doelen en de bezetting te zien.`,
        `Wie coördineert, maakt er een met "Nieuwe proeftuin", en archiveert wat voorbij is.`,
      ],
    },
  },
});

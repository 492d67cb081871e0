import type { Words } from '@scheldemond/domain/vocabulary/words';
import type { HelpOfThings } from '../../help.ts';

/** Help for the first page and for the pages of one thing. What stands between quotes is a word on the screen. */
export const helpOfThings = (w: Words): HelpOfThings => ({
  home: {
    any: {
      about: `Hier staat wat op jou wacht. Staat er niets, dan hoef je niets te doen.`,
      can: [`"Bekijk" opent precies wat er wacht.`, `Wat je afhandelt, verdwijnt hier vanzelf.`],
    },
    school: {
      about: `Hier staat wat op jou wacht: ${w.students} zonder plek, antwoorden van ${w.companies}, en plaatsingen die beginnen terwijl er nog iets ontbreekt. Staat er niets, dan hoef je niets te doen.`,
      can: [`"Bekijk" opent precies die gevallen.`, `Wat je afhandelt, verdwijnt hier vanzelf.`],
    },
    company: {
      about: `Hier staan de vragen van scholen die op je antwoord wachten. Antwoorden kan ook rechtstreeks uit de mail, zonder aan te melden.`,
      can: [
        `"Bekijk" opent de vragen: neem aan, stel andere data voor, of geef ze door aan een collega.`,
        `Bevestig af en toe dat je plekken nog kloppen. Dan weten scholen dat ze er nog zijn.`,
      ],
    },
    region: {
      about: `Hier staat wat in je proeftuinen vastzit: wie nog geen plek heeft, vragen zonder antwoord, en erkenningen die vervallen.`,
      can: [`"Bekijk" opent precies die gevallen.`, `Wat opgelost is, verdwijnt hier vanzelf.`],
    },
    student: {
      about: `Hier zie je waar je staat: of er een plek voor je gevraagd is, wat het ${w.company} antwoordde en wanneer je begint.`,
      can: [
        `Zeg bij "Mijn wensen" wat je graag doet.`,
        `Kies "Ik heb zelf een plek gevonden" als je er een vond. Je school kijkt ernaar en vraagt het ${w.company} pas daarna.`,
        `Vraagt je school of je akkoord gaat met een plek, dan antwoord je hier.`,
      ],
    },
    admin: {
      about: `Hier staat wat op jou wacht. Meestal is dat niets: jouw werk zit bij de mensen en hun rollen.`,
      can: [`Ga naar "Personen" om iemand uit te nodigen of een school toe te voegen.`],
    },
  },
  student: {
    any: {
      about: `Hier zie je wat deze ${w.student} zoekt en welke plekken passen, de beste bovenaan. Bij elke plek staat wat past en wat niet.`,
      can: [
        `Kies "Voorstellen" bij een plek. Tien seconden lang kan je dat nog terugnemen; pas dan vertrekt de mail.`,
        `Vond de ${w.student} zelf iets? Vul met "Zelf gevonden plek" het ${w.company} en de plek in één keer in.`,
        `Kies "Regels en punten" om te zien waarom een plek hoog of laag staat, en zoek onderaan elke andere plek op.`,
        `Past er niets, kies dan "Ook wat niet past". Dan zie je waar het aan ligt.`,
      ],
    },
  },
  schoolYear: {
    any: {
      about: `Hier zet je een nieuw schooljaar klaar. Klassen en periodes van dit jaar staan al ingevuld; je past aan wat anders valt.`,
      can: [
        `Kijk de data na en kies "Maak het schooljaar".`,
        `Zeg daarna per klas waar de ${w.students} naartoe gaan: allen samen, of elk apart.`,
        `Wat geweest is, blijft bij de klas van toen.`,
      ],
    },
  },
  wishes: {
    any: {
      about: `Hier zeg je waar je het liefst werkt, met je liefste wens bovenaan. Je school leest dit en houdt er rekening mee. Bedrijven zien het niet.`,
      can: [
        `Kies een plek, of schrijf op wat voor werk je wilt doen.`,
        `Zet wensen in volgorde: sleep ze, of gebruik de pijlen.`,
        `Zeg welke plaatsen en dagen passen, en hoe lang de weg mag duren.`,
        `Alles wordt meteen bewaard. Je mag het later nog veranderen.`,
      ],
    },
  },
  slot: {
    any: {
      about: `Hier lees je wat het werk is, wat het vraagt, waar het is en op welke dagen.`,
      can: [`Bovenaan zie je wanneer het ${w.company} dit voor het laatst bevestigde.`],
    },
    school: {
      about: `Hier lees je wat het werk is, wat het vraagt, waar het is en op welke dagen. Bovenaan staat wanneer het ${w.company} dat voor het laatst bevestigde.`,
      can: [
        `Voorstellen doe je vanaf de pagina van de ${w.student}.`,
        `Onder "Plaatsingen" staat wie van je ${w.students} hier al komt of kwam.`,
      ],
    },
    company: {
      about: `Dit is een plek die jullie aanbieden, zoals scholen ze zien.`,
      can: [
        `Kies "Bevestig dat dit klopt" als er niets veranderde. Dan weten scholen dat de plek er nog is.`,
        `Met "Wijzig" zeg je vanaf welke dag scholen mogen voorstellen, en welke scholen eerder mogen.`,
        `Wachten er meer ${w.students} op antwoord? Zet ze onder "Volgorde van voorkeur" in jullie volgorde. Hun school ziet wat dat aan punten geeft. Een nieuw plan telt het mee voor wie zonder jullie antwoord terugkwam.`,
        `Kies "Zet op pauze" als je even niemand kan ontvangen.`,
        `Met "Bied opnieuw aan" komt dezelfde plek er volgend jaar weer.`,
      ],
    },
    student: {
      about: `Hier lees je wat je er doet, wat je meebrengt, waar het is en op welke dagen.`,
      can: [`Wil je hier graag heen? Kies deze plek bij "Mijn wensen".`],
    },
  },
  company: {
    any: {
      about: `Hier vind je de vestigingen van dit ${w.company}, met hun erkenningen, en de plekken die het aanbiedt.`,
      can: [
        `Open een plek om te lezen wat het werk is.`,
        `"nog zonder eigen beheerder" wil zeggen dat scholen deze gegevens bijhouden. Wie het mag, nodigt dan een beheerder uit.`,
      ],
    },
    company: {
      about: `Dit is de pagina van jullie ${w.company}: vestigingen, erkenningen, plekken en wie er begeleidt. Scholen zoeken hier naar een plek.`,
      can: [
        `Kies "Nieuwe ${w.slot}" om een plek aan te bieden.`,
        `Wie het beheert, past vestigingen en erkenningen aan.`,
        `Een verlengde erkenning voeg je toe voor de oude vervalt.`,
      ],
    },
  },
  placement: {
    any: {
      about: `Hier volg je één plaatsing, van voorstel tot einde. De lijn bovenaan toont waar ze staat, en "Nog nodig" zegt wie wat nog moet doen.`,
      can: [`Onderaan staat het contact, zodra je dat mag zien.`],
    },
    school: {
      about: `Hier volg je één plaatsing, van voorstel tot einde. De lijn bovenaan toont waar ze staat, en "Nog nodig" zegt wie wat nog moet doen.`,
      can: [
        `Een tegenvoorstel neem je over of wijs je af.`,
        `Met "Week wijzigen" pas je de week aan, in één regel of op het rooster. Je ziet er meteen wat de wet ervan zegt.`,
        `Vul in wie de ${w.agreement} tekende en wanneer.`,
        `Stopt het vroegtijdig of verandert de plek? Kijk bij "Meer acties". De plaats komt dan weer vrij.`,
      ],
    },
    company: {
      about: `Hier zie je wie een school voorstelt, wanneer en op welke dagen. De volledige naam en het contact zie je na het aannemen.`,
      can: [
        `Kies "Aannemen", of "Andere data of dagen" als het bijna past.`,
        `Met "Geef door aan collega" antwoordt iemand anders.`,
        `"Nog nodig" zegt wat er voor de eerste dag in orde moet zijn.`,
      ],
    },
  },
  agenda: {
    any: {
      about: `Hier zie je week per week wie waar is. Feestdagen staan er niet in.`,
      can: [
        `"Vorige week" en "Volgende week" bladeren.`,
        `"Maak een adres" geeft een geheim adres waarmee je eigen agenda dit volgt. Heb je het verloren, maak dan een nieuw: het oude vervalt.`,
      ],
    },
    student: {
      about: `Hier zie je week per week wanneer je waar verwacht wordt. Feestdagen staan er niet in.`,
      can: [
        `"Vorige week" en "Volgende week" bladeren.`,
        `"Maak een adres" geeft een geheim adres waarmee de agenda op je telefoon dit volgt.`,
      ],
    },
  },
  school: {
    any: {
      about: `Hier staat wat een school nodig heeft om te plaatsen: opleidingen, klassen, en de periodes waarin ${w.students} een plek nodig hebben.`,
      can: [
        `Kies bovenaan het schooljaar.`,
        `Wie de school beheert, voegt hier een opleiding, klas of periode toe.`,
        `Een periode bepaalt hoeveel dagen een ${w.company} heeft om te antwoorden.`,
      ],
    },
  },
  proeftuin: {
    any: {
      about: `Hier zie je hoe deze proeftuin ervoor staat: de fase, de doelen, de plaatsingen per stand en hoe vol het is per week.`,
      can: [
        `Lees in het journaal wat er veranderde en waarom.`,
        `Wie ze leidt, stelt doelen, voegt partners toe, vraagt opleidingen en schrijft in het journaal, met foto's en documenten.`,
      ],
    },
    school: {
      about: `Hier zie je hoe deze proeftuin ervoor staat: de fase, de doelen, de plaatsingen per stand en hoe vol het is per week.`,
      can: [
        `Sleep een plaatsing op het bord naar haar nieuwe stand, of kies "Verplaats naar".`,
        `Is een opleiding van je school gevraagd, dan beslist wie de school coördineert bij "Opleidingen" of ze meedoet.`,
        `Lees in het journaal wat er veranderde en waarom.`,
      ],
    },
  },
  matching: {
    any: {
      about: `Hier maak je plannen: alle ${w.students} van een proeftuin in één keer verdeeld over de plekken, met zo veel mogelijk geplaatsten.`,
      can: [
        `Kies "Nieuw plan", voor iedereen of voor gekozen klassen, ${w.students}, bedrijven en plekken. Er wordt nog niets voorgesteld.`,
        `Zeg met "Wat telt" hoe zwaar reistijd, wensen en de rest wegen.`,
      ],
    },
  },
  comparePlans: {
    any: {
      about: `Hier staan plannen van dezelfde proeftuin naast elkaar: hun cijfers, hoe de plekken over de scholen verdeeld zijn, en wie in elk plan een andere plek krijgt.`,
      can: [
        `Kies bovenaan welke plannen je naast elkaar zet; hoogstens vier. Het adres bewaart je keuze.`,
        `Open een plan met zijn naam en ga daarmee verder.`,
      ],
    },
  },
  matchingPlan: {
    any: {
      about: `Hier zie je wie dit plan waarheen stuurt, wie geen plek heeft en waarom, en wat het minst vraagt en toch helpt.`,
      can: [
        `Kies bij een ${w.student} "Zet vast op deze plek", "Niet op deze plek" of "Laat buiten het plan", en daarna "Bereken opnieuw".`,
        `Kies "Voorstellen klaarzetten" om het hele plan in één keer voor te stellen, meteen of op een dag die je kiest. "Trek alles in" kan tot het eerste antwoord van een bedrijf.`,
        `Sleep een ${w.student} naar de plek van een ander, of kies "Verplaats naar…". Je ziet meteen wie plaats maakt.`,
        `Kies bij een plek "Wat brengt één plaats erbij?" of "Eén plaats erbij hier?" om te zien wie er dan een plek krijgt, voor je het aan het bedrijf vraagt.`,
        `Kies "Als een bedrijf uitvalt" voor een hersteld plan waarin zo weinig mogelijk ${w.students} van plek veranderen.`,
        `Wensen tellen mee zonder dat je ze leest. Je ziet alleen hoeveel ${w.students} hun eerste wens krijgen.`,
      ],
    },
  },
  import: {
    any: {
      about: `Hier lees je een lijst in uit CSV of Excel. Er wordt niets geschreven voor elke rij is nagekeken.`,
      can: [
        `Kies een bestand en zeg wat in elke kolom staat. Dat wordt onthouden voor de volgende keer.`,
        `Klopt een rij niet, dan lees je waarom. Verbeter ze in je bestand en kies het opnieuw.`,
        `Een lijst opnieuw inlezen werkt bij en verdubbelt niet.`,
      ],
    },
  },
});

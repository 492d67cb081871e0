import type { Random } from '../random.ts';

const FIRST =
  'Lotte Emma Fleur Marie Noor Zoë Ilse Hanne Jade Lien Amber Sara Yasmine Oumaima Fatima Elif Aya Nora Ines Laura Femke Sanne Maud Iris Roos Eline Julie Tess Merel Britt Thibo Robbe Wout Kjell Bram Sander Daan Milan Lars Jens Arne Senne Stan Seppe Ruben Niels Jelle Tijs Bas Joris Mehmet-Ali Youssef Bilal Ahmed Emre Mohamed Ilias Rayan Kofi Jean-Baptiste Piotr Jakub Oleksandr Dylan Kyan Jarno Lowie Matteo Finn Luuk Thijs Sem'.split(
    ' ',
  );
const LAST_BE =
  'Van den Abeele|De Meulemeester|Vandecasteele|Vermeirssen|Van Hecke|Lootens|Dobbelaere|Vanhoutte|De Smet|Claeys|Verhaeghe|Dierckx|Van de Wiele|Baeckelandt|Cappaert|Wisse|Hoste|Vandermeersch|De Backer|Goethals|Maes|Willems|Peeters|Van Damme|Lievens|Rottiers|De Corte|Steyaert|Dhaenens|Vyncke|Bouzidi|El Amrani|Yıldırım|Öztürk|Nkurunziza|Kowalski|Benali|Haddad|Bulcke|Coppens|Tack|Bogaert|Deprez|Devos|Roelandt'.split(
    '|',
  );
const LAST_NL =
  'de Bruijne|van Houte|Willemsen|van Overbeeke|de Feijter|de Regt|Schepens|Jansen|de Vries|van der Hooft|Minnaard|Meulmeester|Koole|de Nooijer|Verhage|van de Velde|Dieleman|Hamelink|de Kraker|Scheele|van Damme|Wisse|Boogaard|Kosten|Provoost|van Belzen|de Jonge|Goedbloed|el Khattabi|Yılmaz|Karaca|Abdi|Nowak|Santos|van den Berg|Kloosterman|Riemens|Dekker|Lindenbergh|Maas'.split(
    '|',
  );

export interface Name {
  firstName: string;
  lastName: string;
}

/** Names that nobody else in the region has. */
export class Names {
  private readonly random: Random;
  private readonly used = new Set<string>();

  constructor(random: Random) {
    this.random = random;
  }

  reserve(name: Name): void {
    this.used.add(`${name.firstName} ${name.lastName}`);
  }

  next(country: 'BE' | 'NL'): Name {
    for (let attempt = 0; ; attempt++) {
      const first = this.random.pick(FIRST);
      const base = this.random.pick(country === 'BE' ? LAST_BE : LAST_NL);
      const lastName =
        attempt > 20
          ? `${base}-${this.random
              .pick(country === 'BE' ? LAST_BE : LAST_NL)
              .split(' ')
              .at(-1)}`
          : base;
      const print = `${first} ${lastName}`;
      if (this.used.has(print)) continue;
      this.used.add(print);
      return { firstName: first, lastName };
    }
  }
}

/** The part of an e-mail address before the @. */
export function mailbox({ firstName, lastName }: Name): string {
  return `${firstName}.${lastName}`
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/[^a-z.]+/g, '');
}

/** A picture that is damaged, or is none. */
export class BadPicture extends Error {}

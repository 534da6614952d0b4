/** Nobody reads what is sent there. Forms and platforms write so, and name the person elsewhere. */
export const NO_REPLY =
  /^(?:(?:no|do-?not|dont)[-_.]?reply|notifications?|wordpress|mailer|webmaster|forms?)\b[^@]*@/;

/** A refusal in words. `lead` says who and when and is set in bold, `rest` what became of the person's action. */
export interface Refused {
  lead: string;
  rest: string;
}

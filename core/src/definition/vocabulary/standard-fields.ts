/** What people read in place of the names of fields that most shops have. */
export const standardFields: Readonly<Record<string, string>> = {
  first_name: 'First name',
  last_name: 'Last name',
  phone: 'Phone number',
  company_name: 'Company',
  country: 'Country',
  email: 'E-mail address',
  tags: 'Tags',
};

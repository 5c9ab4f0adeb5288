"""The fields of an article of an unknown platform.

* text and lead: `article_text`, `lead_in_text` and `lead_apart`; pictures that are none: `icons`
* times: `article_date` by `page_dates`, which knows the date at the headline, `date_texts`, what may say one, and
  `date_row`, one in a row with others; `address_date` and `modified_date`
* who wrote it: `authors`, from `named_boxes`, `author_link`, `beside_date`, `labelled` and `meta_row`
* section: `section_named` and `section_labelled`
* `tags`, and the files: `page_files`
"""

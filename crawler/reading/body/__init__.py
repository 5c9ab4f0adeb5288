"""An article's element becomes blocks of text.

`text` walks it and gives each `block`; `inline` says where a line ends, `looks` what an element looks like, `table`
reads rows, `picture_url` the address of a picture. Then `captions` go to the pictures, which `same_picture` knows in
two sizes, and `lead` takes a lead out that stands twice.
"""

//! What stands around every page: its title, who is signed in, where one can go.

/// The frame of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    /// The page's own title.
    pub(crate) title: String,
    /// Who is signed in.
    pub(crate) who: Option<Who>,
    /// The place in the navigation that the page belongs to.
    pub(crate) place: &'static str,
    /// The token for the page's forms.
    pub(crate) token: String,
    /// What has just been done.
    pub(crate) done: Option<String>,
}

/// Who is signed in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Who {
    pub(crate) account: String,
    pub(crate) alias: Option<String>,
    /// Nothing for the root user.
    pub(crate) user: Option<String>,
    /// The role and its account, after a switch.
    pub(crate) role: Option<(String, String)>,
    /// The name of the session whose credentials opened this one.
    pub(crate) session: Option<String>,
    /// Whether a code was given at sign-in.
    pub(crate) mfa: bool,
}

impl Who {
    pub(crate) fn name(&self) -> &str {
        self.user.as_deref().or(self.session.as_deref()).unwrap_or("root user")
    }
}

/// Where one can go: only what is there.
pub(crate) const PLACES: &[(&str, &str)] = &[
    ("Dashboard", "/console"),
    ("User groups", "/console/groups"),
    ("Users", "/console/users"),
    ("Roles", "/console/roles"),
    ("Policies", "/console/policies"),
];

impl Frame {
    /// The frame of a page for nobody in particular.
    pub(crate) fn outside(title: &str) -> Frame {
        Frame { title: title.to_owned(), ..Frame::default() }
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let here = self.place;
        PLACES.iter().map(move |(name, path)| (*name, *path, *name == here))
    }
}

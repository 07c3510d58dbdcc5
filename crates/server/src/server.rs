//! A running server, from its start to its orderly end.

use crate::config::Config;
use crate::control::Control;
use crate::error::StartError;
use crate::http::{Listener, tls};
use crate::open::{self, Opened};
use crate::own::ForConsole;
use crate::routes::Routes;
use crate::test_routes::TestRoutes;
use crate::{first, metrics};
use countersign_console::{Console, Site};
use countersign_service::Service;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// How often last-used facts are written down.
const FLUSH: Duration = Duration::from_mins(1);

/// A running server.
#[derive(Debug)]
pub struct Server {
    opened: Opened,
    address: SocketAddr,
    secure: bool,
    public_url: Option<String>,
    test_mode: bool,
    account: String,
    credentials: Option<PathBuf>,
    stop: watch::Sender<bool>,
    serving: JoinHandle<()>,
    flushing: JoinHandle<()>,
    control: Control,
}

impl Server {
    /// Starts a server. When this returns it can answer.
    ///
    /// # Errors
    /// When it cannot; nothing of what was on disk has changed then.
    pub async fn start(config: Config) -> Result<Server, StartError> {
        if config.test_mode.is_some() && !config.listen.ip().is_loopback() {
            let message =
                format!("test mode works on loopback only, and {} is not loopback", config.listen);
            return Err(StartError::new(message));
        }
        let tls = config.tls.as_ref().map(|(chain, key)| tls::acceptor(chain, key)).transpose();
        let tls = tls.map_err(|error| StartError::new(error.to_string()))?;
        let secure = tls.is_some();
        let cannot =
            |error| StartError::new(format!("cannot listen on {}: {error}", config.listen));
        let listener = Listener::bind(config.listen, tls).await.map_err(cannot)?;
        let address = listener.address().map_err(cannot)?;

        let opened =
            open::new_or_existing(&config.data, &config.master_key(), config.test_mode.is_some())
                .await?;
        match Server::run(config, opened, listener, address, secure).await {
            Ok(server) => Ok(server),
            Err((opened, error)) => {
                opened.close().await;
                Err(error)
            }
        }
    }

    async fn run(
        config: Config,
        opened: Opened,
        listener: Listener,
        address: SocketAddr,
        secure: bool,
    ) -> Result<Server, (Opened, StartError)> {
        let service = &opened.service;
        let credentials = if service.store().snapshot().accounts().next().is_none() {
            match first::account(service, &config.first, &config.data).await {
                Ok(file) => file,
                Err(error) => return Err((opened, error)),
            }
        } else {
            first::warn(&service.store().snapshot(), &config.first);
            None
        };
        let account = service
            .store()
            .snapshot()
            .accounts()
            .find(|account| account.first)
            .map(|account| account.id);
        let control = match Control::open(&config.data, service.clone()) {
            Ok(control) => control,
            Err(error) => {
                let message = format!(
                    "cannot open the control socket in `{}`: {error}",
                    config.data.display()
                );
                return Err((opened, StartError::new(message)));
            }
        };
        metrics::install();
        tracing::info!(%address, secure, data = %config.data.display(), "listening");
        let test_mode = config.test_mode.is_some();
        let site = Site { address: address.to_string(), public_url: config.public_url.clone() };
        let routes = Routes {
            service: service.clone(),
            console: Console::new(Box::new(ForConsole(service.clone())), site),
            test: config.test_mode.map(TestRoutes::new),
        };
        let (stop, stopped) = watch::channel(false);
        Ok(Server {
            serving: tokio::spawn(listener.serve(Arc::new(routes), stopped)),
            flushing: tokio::spawn(flush(service.clone())),
            opened,
            address,
            secure,
            public_url: config.public_url,
            test_mode,
            account: format!("{:012}", account.unwrap_or_default()),
            credentials,
            stop,
            control,
        })
    }

    /// The line that says that it can answer, without a line end.
    pub fn ready_line(&self) -> String {
        let endpoint = self.endpoint();
        let console = self.public_url.as_deref().unwrap_or(&endpoint).trim_end_matches('/');
        let mode = if self.test_mode { " test-mode" } else { "" };
        format!(
            "countersign ready endpoint={endpoint} console={console}/console account={}{mode}",
            self.account
        )
    }

    /// Where it answers: `http://127.0.0.1:6238`.
    pub fn endpoint(&self) -> String {
        format!("{}://{}", if self.secure { "https" } else { "http" }, self.address)
    }

    /// The account that the first start made.
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The file with the credentials that this start made at random, if it made any.
    pub fn credentials(&self) -> Option<&Path> {
        self.credentials.as_deref()
    }

    /// Lets what has begun come to its end, writes what waits, and lets go of the folder.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        drop(self.control);
        let _ = self.serving.await;
        self.flushing.abort();
        self.opened.service.flush().await;
        self.opened.close().await;
    }
}

async fn flush(service: Service) {
    let mut minutes = interval(FLUSH);
    minutes.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        minutes.tick().await;
        service.flush().await;
    }
}
